# Vaults for the Pester suites: each in a home folder of its own, used by PowerShell processes of their own, so that no
# vault of the machine is ever touched. Needs Session.ps1.

function Test-SecretManagement {
    <# .SYNOPSIS Whether SecretManagement is installed, and SecretStore too where that is asked for. #>
    [CmdletBinding()]
    [OutputType([bool])]
    param([switch] $Store)

    $names = @('Microsoft.PowerShell.SecretManagement') + @(if ($Store) { 'Microsoft.PowerShell.SecretStore' })
    @($names | Where-Object { -not (Get-Module -ListAvailable $_) }).Count -eq 0
}

# A vault that answers by the secret's name, and writes down each read. It knows the key by a variable.
$script:TestVaultScript = @'
function Get-Secret {
    [CmdletBinding(SupportsShouldProcess)]
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)
    "$VaultName/$Name" | Add-Content -LiteralPath $env:WS_VAULT_LOG
    $secure = { $text = [securestring]::new(); $env:WS_VAULT_KEY.ToCharArray() | ForEach-Object { $text.AppendChar($_) }; $text }
    switch -Wildcard ($Name) {
        'text*' { return $env:WS_VAULT_KEY }
        'secure' { return & $secure }
        'login' { return [pscredential]::new('somebody', (& $secure)) }
        'token-table' { return @{ User = 'somebody'; token = $env:WS_VAULT_KEY } }
        'apikey-table' { return @{ ApiKey = & $secure } }
        'password-table' { return @{ Password = [pscredential]::new('somebody', (& $secure)) } }
        'other-table' { return @{ User = 'somebody' } }
        'bytes' { return , [byte[]] (1, 2, 3) }
        'newline' { return "$env:WS_VAULT_KEY`n" }
        'header' { return "$env:WS_VAULT_KEY`r`nX-Evil: 1" }
        'failing' { throw 'The backend is blocked by a firewall.' }
        'locked' { throw [Microsoft.PowerShell.SecretManagement.PasswordRequiredException]::new('A word is wanted.') }
        'prompting' { return Read-Host 'Master password of the vault' }
        'choosing' { if ($PSCmdlet.ShouldContinue('Open the vault?', 'Vault')) { return $env:WS_VAULT_KEY } }
        'warning' { Write-Warning 'The vault is old.'; Write-Verbose 'Reading.' -Verbose; return $env:WS_VAULT_KEY }
        'slow' { Start-Sleep -Milliseconds 300; return $env:WS_VAULT_KEY }
        'only-in-*' { if ($Name -eq "only-in-$VaultName") { return $env:WS_VAULT_KEY } }
    }
}
function Set-Secret { param([string] $Name, [object] $Secret, [string] $VaultName, [hashtable] $AdditionalParameters) }
function Remove-Secret { param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters) }
function Get-SecretInfo { param([string] $Filter, [string] $VaultName, [hashtable] $AdditionalParameters) "info $VaultName" | Add-Content -LiteralPath $env:WS_VAULT_LOG }
function Test-SecretVault { param([string] $VaultName, [hashtable] $AdditionalParameters) $true }
'@

# What every child script begins with. Facts go to a file: what a prompt writes on the screen is a fact of its own.
$script:SecretPrelude = @'
$ErrorActionPreference = 'Continue'
$facts = [ordered]@{}
function Note([string] $Name, [scriptblock] $Script) {
    $records = @(& { try { . $Script } catch { $_ } } *>&1)
    $errors = @($records | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
    $facts[$Name] = [ordered]@{
        Output   = @($records | Where-Object { $_ -is [string] -or $_ -is [bool] -or $_ -is [int] -or $_ -is [WorkflowStatus.WorkflowRun] } | ForEach-Object { if ($_ -is [WorkflowStatus.WorkflowRun]) { "$($_.Id)=$($_.State)" } else { $_ } })
        Warnings = @($records | Where-Object { $_ -is [System.Management.Automation.WarningRecord] } | ForEach-Object Message)
        Errors   = @($errors | ForEach-Object { "$_" })
        Ids      = @($errors | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] })
        Category = @($errors | ForEach-Object { "$($_.CategoryInfo.Category)" })
        Target   = @($errors | ForEach-Object { "$($_.TargetObject)" })
    }
}
function Reads { if (Test-Path -LiteralPath $env:WS_VAULT_LOG) { @(Get-Content -LiteralPath $env:WS_VAULT_LOG) } else { @() } }
function Token([string] $Text) { $secure = [securestring]::new(); $Text.ToCharArray() | ForEach-Object { $secure.AppendChar($_) }; $secure }
Import-Module $env:WS_MANIFEST
'@

function New-SecretHome {
    <# .SYNOPSIS A home folder with the test vault's module; the environment for processes that live there. #>
    [CmdletBinding()]
    [OutputType([hashtable])]
    param([Parameter(Mandatory)] [string] $Path, [string] $Key = 'vault-key-0123456789')

    $null = New-Item -ItemType Directory -Force -Path "$Path/home", "$Path/config", "$Path/modules/TestVault/TestVault.Extension"
    Set-Content -LiteralPath "$Path/modules/TestVault/TestVault.psd1" -Value "@{ ModuleVersion = '1.0.0'; NestedModules = @('./TestVault.Extension'); FunctionsToExport = @(); CmdletsToExport = @(); AliasesToExport = @(); PrivateData = @{ PSData = @{ Tags = @('SecretManagement') } } }"
    Set-Content -LiteralPath "$Path/modules/TestVault/TestVault.Extension/TestVault.Extension.psd1" -Value "@{ ModuleVersion = '1.0.0'; RootModule = 'TestVault.Extension.psm1'; FunctionsToExport = @('Get-Secret', 'Set-Secret', 'Remove-Secret', 'Get-SecretInfo', 'Test-SecretVault') }"
    Set-Content -LiteralPath "$Path/modules/TestVault/TestVault.Extension/TestVault.Extension.psm1" -Value $script:TestVaultScript
    $installed = Get-Module -ListAvailable Microsoft.PowerShell.SecretManagement, Microsoft.PowerShell.SecretStore | ForEach-Object { Split-Path (Split-Path $_.ModuleBase) } | Select-Object -Unique
    @{
        HOME                = "$Path/home"; USERPROFILE = "$Path/home"; LOCALAPPDATA = "$Path/home"; XDG_CONFIG_HOME = $null; XDG_DATA_HOME = $null; XDG_CACHE_HOME = $null
        PSModulePath        = @("$Path/modules") + $installed + @($env:PSModulePath) -join [System.IO.Path]::PathSeparator
        WORKFLOWSTATUS_HOME = "$Path/config"
        WS_MANIFEST         = $script:ModuleManifest; WS_SUPPORT = $PSScriptRoot
        WS_VAULT_KEY        = $Key; WS_VAULT_LOG = "$Path/reads.txt"; WS_FACTS = "$Path/facts.json"
    }
}

function Invoke-SecretScript {
    <#
    .SYNOPSIS
        Runs a script in a process of a home folder. What it notes by Note comes back as properties, with Exit, Screen and Problem of the process.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param([Parameter(Mandatory)] [hashtable] $SecretHome, [Parameter(Mandatory)] [string] $Script, [hashtable] $Environment = @{})

    Remove-Item -LiteralPath $SecretHome.WS_FACTS, $SecretHome.WS_VAULT_LOG -ErrorAction Ignore
    $all = $SecretHome.Clone()
    $Environment.GetEnumerator() | ForEach-Object { $all[$_.Key] = $_.Value }
    $file = "$(Split-Path $SecretHome.WS_FACTS)/script.ps1"
    Set-Content -LiteralPath $file -Value "$script:SecretPrelude`n$Script`n`$facts | ConvertTo-Json -Depth 5 | Set-Content -LiteralPath `$env:WS_FACTS"
    $run = Invoke-PowerShellProcess "& '$file'; exit 0" -Environment $all
    if (-not (Test-Path -LiteralPath $SecretHome.WS_FACTS)) {
        throw "The script noted nothing: $($run.Output) $($run.ErrorText)"
    }

    $facts = Get-Content -LiteralPath $SecretHome.WS_FACTS -Raw | ConvertFrom-Json
    $facts | Add-Member -PassThru -NotePropertyMembers @{ Screen = $run.Output; Problem = $run.ErrorText }
}
