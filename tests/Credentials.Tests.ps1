#Requires -Version 7.2
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeDiscovery {
    . "$PSScriptRoot/Support/Session.ps1"
    . "$PSScriptRoot/Support/Secrets.ps1"
    # Skipped by name where the optional modules are not installed.
    $script:NoVaults = -not (Test-SecretManagement)
    $script:NoStore = -not (Test-SecretManagement -Store)
}

BeforeAll {
    . "$PSScriptRoot/Support/Simulator.ps1"
    . "$PSScriptRoot/Support/Session.ps1"
    . "$PSScriptRoot/Support/Secrets.ps1"
    Clear-CredentialVariable
    Import-Module $ModuleManifest -Force
    $script:Key = 'vault-key-0123456789'
    $script:Sim = Open-Simulator -Key $Key
    $script:Secret = New-SecretHome "$TestDrive/vaults" -Key $Key
    $Secret.WS_BASE = $Sim.BaseUri

    function Get-SentKey {
        # The key that a run was asked with, by the run's id.
        param([string] $Id)
        @(Get-SimulatorRequest $Sim -Like "*/$Id/*").headers.'x-storyteller-api-key'
    }
}

AfterAll {
    Clear-CredentialVariable
    Close-Simulator $Sim
}

Describe 'The order of credentials' -Skip:$NoVaults {
    BeforeAll {
        Clear-Simulator $Sim
        $script:Fact = Invoke-SecretScript $Secret -Environment @{ STORYTELLER_API_KEY = 'from-environment' } @'
Register-SecretVault -Name Test -ModuleName TestVault
$story = @{ BaseUri = $env:WS_BASE }
$null = Register-WorkflowConnection bare Storyteller -BaseUri $env:WS_BASE
$null = Register-WorkflowConnection own Storyteller -BaseUri $env:WS_BASE -SecretName text -VaultName Test
$ErrorActionPreference = 'SilentlyContinue'
Remove-Module Microsoft.PowerShell.SecretManagement
Note Environment { Get-WorkflowStatus by-environment -Provider Storyteller @story }
Note Bare { Get-WorkflowStatus by-bare -Connection bare }
$facts.LoadedBefore = (Get-Module Microsoft.PowerShell.SecretManagement).Name
Note Connection { Get-WorkflowStatus by-connection -Connection own }
$facts.LoadedAfter = (Get-Module Microsoft.PowerShell.SecretManagement).Name
$facts.ReadsForConnection = @(Reads).Count
Note Secret { Get-WorkflowStatus by-secret -Connection own -SecretName token-table -VaultName Test }
$facts.ReadsForSecret = @(Reads)[-1]
$facts.ReadsBeforeToken = @(Reads).Count
Note Token { Get-WorkflowStatus by-token -Connection own -SecretName text -VaultName Test -Token (Token from-token) }
Note ApiKey { Get-WorkflowStatus by-apikey -Provider Storyteller @story -ApiKey (Token from-token) }
$facts.ReadsAfterToken = @(Reads).Count
$env:STORYTELLER_API_KEY = $null
Note None { Get-WorkflowStatus by-none -Provider Storyteller @story }
Note NoneOfConnection { Get-WorkflowStatus by-none -Connection bare }
'@
    }

    It 'takes -Token before all others, and then reads no secret' {
        Get-SentKey by-token | Should -Be 'from-token'
        Get-SentKey by-apikey | Should -Be 'from-token'
        $Fact.ReadsAfterToken | Should -Be $Fact.ReadsBeforeToken
    }

    It 'takes -SecretName before the connection''s secret' {
        Get-SentKey by-secret | Should -Be $Key
        $Fact.ReadsForSecret | Should -Be 'Test/token-table'
    }

    It 'takes the connection''s secret before the environment' {
        Get-SentKey by-connection | Should -Be $Key
        $Fact.ReadsForConnection | Should -Be 1
    }

    It 'takes the environment variable last, with a connection without a secret too' {
        Get-SentKey by-environment | Should -Be 'from-environment'
        Get-SentKey by-bare | Should -Be 'from-environment'
    }

    It 'loads SecretManagement where a secret is named and not before, in the caller''s runspace' {
        $Fact.LoadedBefore | Should -BeNullOrEmpty
        $Fact.LoadedAfter | Should -Be 'Microsoft.PowerShell.SecretManagement'
    }

    It 'names all four ways when there is none, before any request' {
        foreach ($none in $Fact.None, $Fact.NoneOfConnection) {
            $none.Ids | Should -Be 'CredentialMissing'
            $none.Category | Should -Be 'AuthenticationError'
            foreach ($way in '-Token', '-SecretName', '-VaultName', '-Connection', 'STORYTELLER_API_KEY') {
                $none.Errors | Should -BeLike "*$way*"
            }
        }

        Get-SentKey by-none | Should -BeNullOrEmpty
    }
}

Describe 'Secrets' -Skip:$NoVaults {
    BeforeAll {
        Clear-Simulator $Sim
        $script:Fact = Invoke-SecretScript $Secret @'
Register-SecretVault -Name Test -ModuleName TestVault
$story = @{ Provider = 'Storyteller'; BaseUri = $env:WS_BASE }
foreach ($name in 'text', 'secure', 'login', 'token-table', 'apikey-table', 'password-table') {
    Note $name { Get-WorkflowStatus "success-$name" @story -SecretName $name -VaultName Test }
}
foreach ($name in 'other-table', 'bytes', 'newline', 'header', 'missing', 'failing', 'locked', 'prompting', 'choosing', 'warning') {
    Note $name { Get-WorkflowStatus "success-$name" @story -SecretName $name -VaultName Test }
}
Note WrongVault { Get-WorkflowStatus success-vault @story -SecretName text -VaultName Tset }
Note OnlyVault { Get-WorkflowStatus success-only @story -SecretName text }
Note VaultAlone { Get-WorkflowStatus success-alone @story -VaultName Test }

Clear-Content -LiteralPath $env:WS_VAULT_LOG
Note slow { Get-WorkflowStatus success-1, success-2, success-3 @story -SecretName slow -VaultName Test }
$facts.SlowReads = Reads

# How often a secret is read.
$null = 'one', 'two' | ForEach-Object { Register-WorkflowConnection $_ Storyteller -BaseUri $env:WS_BASE -SecretName text-shared -VaultName Test }
$null = Register-WorkflowConnection three Storyteller -BaseUri $env:WS_BASE -SecretName text-shared
$null = Register-WorkflowConnection four Storyteller -BaseUri $env:WS_BASE -SecretName text-other -VaultName Test
$null = Register-WorkflowConnection gone Storyteller -BaseUri $env:WS_BASE -SecretName missing -VaultName Test
$rows = foreach ($n in 1..20) { foreach ($name in 'one', 'two', 'three', 'four', 'gone') { [pscustomobject]@{ Connection = $name; Id = "success-$n" } } }
Clear-Content -LiteralPath $env:WS_VAULT_LOG
Note Many { $rows | Get-WorkflowStatus }
$facts.ManyReads = Reads
Clear-Content -LiteralPath $env:WS_VAULT_LOG
Note Wait { $rows | Select-Object -First 5 | Wait-WorkflowStatus -Timeout 5 }
$facts.WaitReads = Reads
Clear-Content -LiteralPath $env:WS_VAULT_LOG
Note Job { $rows | Get-WorkflowStatus -AsJob | ForEach-Object { $facts.JobReadsAtStart = Reads; $_ } | Receive-Job -Wait -AutoRemoveJob }
$facts.JobReads = Reads
Note JobPrompt { Get-WorkflowStatus success-1 @story -SecretName prompting -VaultName Test -AsJob }
$facts.Jobs = @(Get-Job).Count
$facts.Listed = @(Select-String -LiteralPath $env:WS_VAULT_LOG -Pattern '^info').Count

# Several vaults: one of them the default, then none.
Register-SecretVault -Name Second -ModuleName TestVault
Set-SecretVaultDefault Second
Note Default { Get-WorkflowStatus success-default @story -SecretName only-in-Second }
Note NotDefault { Get-WorkflowStatus success-notdefault @story -SecretName only-in-Test }
Set-SecretVaultDefault -ClearDefault
Note AnyFirst { Get-WorkflowStatus success-any1 @story -SecretName only-in-Test }
Note AnySecond { Get-WorkflowStatus success-any2 @story -SecretName only-in-Second }
Note AnyNone { Get-WorkflowStatus success-any3 @story -SecretName only-in-Third }
Get-SecretVault | Unregister-SecretVault
Note NoVault { Get-WorkflowStatus success-novault @story -SecretName text }
Note NoVaultNamed { Get-WorkflowStatus success-novault @story -SecretName text -VaultName Test }
# A function of the session must not stand in for the module's command.
Register-SecretVault -Name Test -ModuleName TestVault
function Get-Secret { 'from-a-function' }
Note Shadow { Get-WorkflowStatus success-shadow @story -SecretName text -VaultName Test }
'@
    }

    It 'are read from a <_>' -ForEach 'text', 'secure', 'login', 'token-table', 'apikey-table', 'password-table' {
        $Fact.$_.Errors | Should -BeNullOrEmpty
        $Fact.$_.Output | Should -Be "success-$_=Succeeded"
        Get-SentKey "success-$_" | Should -Be $Key
    }

    It 'are refused before any request: <Name> is <Id>' -ForEach @(
        @{ Name = 'other-table'; Id = 'SecretNotFound'; Category = 'AuthenticationError'; Text = "*'other-table'*'Test'*Hashtable with a Token, ApiKey or Password*" }
        @{ Name = 'bytes'; Id = 'SecretNotFound'; Category = 'AuthenticationError'; Text = "*'bytes'*'Test'*String, SecureString, PSCredential*Set-Secret*" }
        @{ Name = 'missing'; Id = 'SecretNotFound'; Category = 'AuthenticationError'; Text = "There is no secret 'missing' in the vault 'Test'.*Get-SecretInfo*" }
        @{ Name = 'failing'; Id = 'VaultUnavailable'; Category = 'AuthenticationError'; Text = "*'failing'*'Test' failed*blocked by a firewall*Test-SecretVault*" }
        @{ Name = 'locked'; Id = 'VaultUnavailable'; Category = 'AuthenticationError'; Text = "*'locked'*vault 'Test' is locked*Unlock*" }
        @{ Name = 'prompting'; Id = 'VaultUnavailable'; Category = 'AuthenticationError'; Text = "*'prompting'*vault 'Test' is locked*Unlock*" }
        @{ Name = 'choosing'; Id = 'VaultUnavailable'; Category = 'AuthenticationError'; Text = "*'choosing'*vault 'Test' is locked*Unlock*" }
        @{ Name = 'newline'; Id = 'InvalidParameter'; Category = 'InvalidArgument'; Text = "*secret 'newline'*ends in a line break*" }
        @{ Name = 'header'; Id = 'InvalidParameter'; Category = 'InvalidArgument'; Text = "*secret 'header'*control character*" }
    ) {
        $Fact.$Name.Ids | Should -Be $Id
        $Fact.$Name.Category | Should -Be $Category
        $Fact.$Name.Errors | Should -BeLike $Text
        $Fact.$Name.Errors | Should -Not -BeLike "*$Key*"
        $Fact.$Name.Warnings | Should -BeNullOrEmpty
        Get-SentKey "success-$Name" | Should -BeNullOrEmpty
    }

    It 'come from the only vault, the default vault, or whichever has them' {
        $Fact.OnlyVault.Output | Should -Be 'success-only=Succeeded'
        $Fact.Default.Output | Should -Be 'success-default=Succeeded'
        $Fact.NotDefault.Ids | Should -Be 'SecretNotFound'
        $Fact.NotDefault.Errors | Should -BeLike "*'Second'*Get-SecretVault*"
        $Fact.AnyFirst.Output | Should -Be 'success-any1=Succeeded'
        $Fact.AnySecond.Output | Should -Be 'success-any2=Succeeded'
        $Fact.AnyNone.Ids | Should -Be 'SecretNotFound'
        $Fact.AnyNone.Errors | Should -BeLike '*any of the vaults *Test*'
    }

    It 'in a vault that is not there are an error that names the near ones' {
        $Fact.WrongVault.Ids | Should -Be 'VaultUnavailable'
        $Fact.WrongVault.Errors | Should -BeLike "*no vault 'Tset'*Did you mean 'Test'?"
    }

    It 'without any vault are an error of our own, and the warning does not show' {
        foreach ($none in $Fact.NoVault, $Fact.NoVaultNamed) {
            $none.Ids | Should -Be 'VaultUnavailable'
            $none.Errors | Should -BeLike '*no vault is registered*Register-SecretVault*'
            $none.Warnings | Should -BeNullOrEmpty
        }

        Get-SentKey success-novault | Should -BeNullOrEmpty
    }

    It 'are wanted where a vault is named' {
        $Fact.VaultAlone.Ids | Should -Be 'InvalidParameter'
        $Fact.VaultAlone.Errors | Should -BeLike '*-SecretName*'
    }

    It 'are read once for each distinct secret, found or not, however many rows name it' {
        $Fact.Many.Output | Should -HaveCount 80
        $Fact.Many.Ids | Should -HaveCount 20
        $Fact.Many.Ids | Select-Object -Unique | Should -Be 'SecretNotFound'
        $Fact.ManyReads | Sort-Object | Should -Be 'Test/missing', 'Test/text-other', 'Test/text-shared'
        $Fact.WaitReads | Sort-Object | Should -Be 'Test/missing', 'Test/text-other', 'Test/text-shared'
    }

    It 'of a slow vault are waited for, once' {
        $Fact.slow.Output | Should -Be 'success-1=Succeeded', 'success-2=Succeeded', 'success-3=Succeeded'
        $Fact.SlowReads | Should -Be 'Test/slow'
    }

    It 'are read before a job starts, and never in it' {
        $Fact.JobReadsAtStart | Should -HaveCount 3
        $Fact.JobReads | Should -HaveCount 3
        $Fact.Job.Output | Should -HaveCount 80
    }

    It 'that prompt are an error instead of a job, and nobody sees a prompt' {
        $Fact.JobPrompt.Ids | Should -Be 'VaultUnavailable'
        $Fact.Jobs | Should -Be 0
        $Fact.Screen | Should -BeNullOrEmpty
        $Fact.Problem | Should -BeNullOrEmpty
    }

    It 'of a vault that warns are read all the same, in silence' {
        $Fact.warning.Output | Should -Be 'success-warning=Succeeded'
        $Fact.warning.Warnings | Should -BeNullOrEmpty
    }

    It 'are read by SecretManagement''s own command, whatever else bears its name' {
        $Fact.Shadow.Output | Should -Be 'success-shadow=Succeeded'
    }
}

Describe 'Without SecretManagement' {
    BeforeAll {
        Clear-Simulator $Sim
        $script:Bare = New-SecretHome "$TestDrive/bare" -Key $Key
        $script:Fact = Invoke-SecretScript $Bare -Environment @{ ASTER_TOKEN = $Key; WS_BASE = $Sim.BaseUri } @'
# After the start, since PowerShell adds its own folder then.
$env:PSModulePath = "$HOME/nothing"
$facts.Installed = @(Get-Module -ListAvailable Microsoft.PowerShell.SecretManagement).Count
$aster = @{ Provider = 'Aster'; TenantId = 'acme'; BaseUri = $env:WS_BASE }
Note Environment { Get-WorkflowStatus success-env @aster }
Note Token { Get-WorkflowStatus success-token @aster -Token (Token $env:WS_VAULT_KEY) }
Note Secret { Get-WorkflowStatus success-secret @aster -SecretName text }
Note Register { Register-WorkflowConnection later Aster -TenantId acme -BaseUri $env:WS_BASE -SecretName text }
Note Connection { Get-WorkflowStatus success-connection -Connection later }
Note Test { (Test-WorkflowConnection later).Message }
Note Tab { foreach ($line in 'Get-WorkflowStatus -VaultName ', 'Get-WorkflowStatus -SecretName ', 'Get-WorkflowStatus -Connection ') { "$((TabExpansion2 $line $line.Length).CompletionMatches.ListItemText)" } }
'@
    }

    It 'every way but a secret works' {
        $Fact.Installed | Should -Be 0
        $Fact.Environment.Output | Should -Be 'success-env=Succeeded'
        $Fact.Token.Output | Should -Be 'success-token=Succeeded'
        $Fact.Register.Errors | Should -BeNullOrEmpty
    }

    It 'a secret is an error that says how to install it, before any request' {
        foreach ($secret in $Fact.Secret, $Fact.Connection) {
            $secret.Ids | Should -Be 'VaultUnavailable'
            $secret.Errors | Should -BeLike '*not installed*Install-PSResource Microsoft.PowerShell.SecretManagement (Install-Module in Windows PowerShell)*'
        }

        $Fact.Test.Output | Should -BeLike '*Install-PSResource*'
        (Get-SimulatorRequest $Sim -Like '*success-secret*') | Should -BeNullOrEmpty
        (Get-SimulatorRequest $Sim -Like '*success-connection*') | Should -BeNullOrEmpty
    }

    It 'Tab still offers what the connections name' {
        $Fact.Tab.Errors | Should -BeNullOrEmpty
        $Fact.Tab.Output[1] | Should -Be 'text'
        $Fact.Tab.Output[2] | Should -Be 'later'
    }

    It 'the manifest does not require it' {
        (& ([scriptblock]::Create((Get-Content -Raw -LiteralPath $ModuleManifest)))).ContainsKey('RequiredModules') | Should -BeFalse
    }
}

Describe 'A real SecretStore' -Skip:$NoStore {
    BeforeAll {
        Clear-Simulator $Sim
        $script:Store = New-SecretHome "$TestDrive/store" -Key $Key
        $Store.WS_BASE = $Sim.BaseUri
        $script:Open = Invoke-SecretScript $Store @'
$null = Reset-SecretStore -Scope CurrentUser -Authentication None -Interaction None -Force -WarningAction Ignore
Register-SecretVault -Name Store -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault
Set-Secret -Name aster-token -Secret $env:WS_VAULT_KEY -Vault Store
Register-WorkflowConnection production Aster -TenantId acme -BaseUri $env:WS_BASE -SecretName aster-token -VaultName Store
Note Read { Get-WorkflowStatus success-1 -Connection production }
Note Missing { Get-WorkflowStatus success-1 -Connection production -SecretName aster-tokn }
'@
        function Invoke-Task {
            # A scheduled task: a new PowerShell that nobody sits before.
            param([string] $Command)
            Invoke-PowerShellProcess "Import-Module '$ModuleManifest'; $Command" -Environment $Store
        }
    }

    It 'gives a secret to a new process' {
        $Open.Read.Errors | Should -BeNullOrEmpty
        $Open.Read.Output | Should -Be 'success-1=Succeeded'
    }

    It 'that lacks the secret says so' {
        $Open.Missing.Ids | Should -Be 'SecretNotFound'
        $Open.Missing.Category | Should -Be 'AuthenticationError'
        $Open.Missing.Errors | Should -BeLike "There is no secret 'aster-tokn' in the vault 'Store'.*"
    }

    It 'serves a scheduled task: exit code 0 when the run succeeds' {
        $run = Invoke-Task "Wait-WorkflowStatus success-task -Connection production -Timeout 30 -ErrorOnFailure -ErrorAction Stop"
        $run.ExitCode | Should -Be 0 -Because $run.ErrorText
        $run.ErrorText | Should -BeNullOrEmpty
        $run.Output | Should -Match 'success-task'
    }

    It 'serves a scheduled task: exit code 1 when <Case>' -ForEach @(
        @{ Case = 'the run fails'; Arguments = 'failure-task -Connection production -Timeout 30'; Text = 'failure-task' }
        @{ Case = 'the deadline passes'; Arguments = 'running-task -Connection production -Timeout 0.2 -PollInterval 0.1'; Text = 'running-task' }
        @{ Case = 'the secret is missing'; Arguments = 'success-task -Connection production -SecretName nothing -Timeout 30'; Text = 'no secret' }
    ) {
        $run = Invoke-Task "Wait-WorkflowStatus $Arguments -ErrorOnFailure -ErrorAction Stop"
        $run.ExitCode | Should -Be 1
        $run.ErrorText | Should -Match $Text
    }

    Context 'with a password' {
        BeforeAll {
            $script:Locked = New-SecretHome "$TestDrive/locked" -Key $Key
            $Locked.WS_BASE = $Sim.BaseUri
            $null = Invoke-SecretScript $Locked @'
$null = Reset-SecretStore -Scope CurrentUser -Authentication Password -Password (Token 'store-password') -Interaction None -Force -WarningAction Ignore
Register-SecretVault -Name Store -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault
Unlock-SecretStore -Password (Token 'store-password')
Set-Secret -Name aster-token -Secret $env:WS_VAULT_KEY -Vault Store
Register-WorkflowConnection production Aster -TenantId acme -BaseUri $env:WS_BASE -SecretName aster-token -VaultName Store
'@
            Clear-Simulator $Sim
            $script:None = Invoke-SecretScript $Locked @'
Note Named { Get-WorkflowStatus success-1 -Connection production }
Note Missing { Get-WorkflowStatus success-1 -Connection production -SecretName nothing }
Note Test { (Test-WorkflowConnection production).Checks | Where-Object Name -EQ Secret | ForEach-Object { "$($_.Passed) $($_.Message)" } }
Note Job { Get-WorkflowStatus success-1 -Connection production -AsJob }
Unlock-SecretStore -Password (Token 'store-password')
Note Unlocked { Get-WorkflowStatus success-open -Connection production }
Set-SecretStoreConfiguration -Interaction Prompt -Confirm:$false
'@
            $script:Prompt = Invoke-SecretScript $Locked @'
Note Named { Get-WorkflowStatus success-1 -Connection production }
Note AsJob { Get-WorkflowStatus success-1 -Connection production -AsJob }
Note Tab { foreach ($line in 'Get-WorkflowStatus -VaultName ', 'Get-WorkflowStatus -SecretName ', 'Get-WorkflowStatus -Connection ') { "$((TabExpansion2 $line $line.Length).CompletionMatches.ListItemText)" } }
# A job is no place for a prompt: it would be blocked until somebody received it.
$job = Start-Job { Import-Module $using:env:WS_MANIFEST; Get-WorkflowStatus success-1 -Connection production }
$null = Wait-Job $job -Timeout 30
$facts.JobState = "$($job.State)"
$facts.JobErrors = @($job.ChildJobs[0].Error) + @($job.ChildJobs[0].JobStateInfo.Reason) | Where-Object { $_ } | ForEach-Object { "$_" }
Remove-Job $job -Force
'@
        }

        It 'is locked: an error that says how to unlock it, whether the secret is there or not' {
            foreach ($one in $None.Named, $None.Missing) {
                $one.Ids | Should -Be 'VaultUnavailable'
                $one.Category | Should -Be 'AuthenticationError'
                $one.Errors | Should -BeLike "*vault 'Store' is locked*Unlock-SecretStore*"
            }

            $None.Test.Output | Should -BeLike 'False *locked*'
            Get-SimulatorRequest $Sim -Like '*success-1*' | Should -BeNullOrEmpty
        }

        It 'makes no job that could prompt' {
            foreach ($job in $None.Job, $Prompt.AsJob) {
                $job.Ids | Should -Be 'VaultUnavailable'
                $job.Output | Should -BeNullOrEmpty
            }
        }

        It 'serves once unlocked' {
            $None.Unlocked.Output | Should -Be 'success-open=Succeeded'
        }

        It 'that would prompt does not under -NonInteractive' {
            $Prompt.Named.Ids | Should -Be 'VaultUnavailable'
            $Prompt.Named.Errors | Should -BeLike "*vault 'Store' is locked*"
            $Prompt.Screen | Should -BeNullOrEmpty
        }

        It 'that would prompt does not block a background job' {
            $Prompt.JobState | Should -Not -Be 'Blocked'
            $Prompt.JobErrors | Should -BeLike "*vault 'Store' is locked*"
        }

        It 'is not opened by Tab, which lists its vault' {
            $Prompt.Tab.Errors | Should -BeNullOrEmpty
            $Prompt.Tab.Output | Should -Be 'Store', 'aster-token', 'production'
        }

        It 'is unlocked by a scheduled task that brings the password' {
            $command = @'
$password = Import-Clixml "$HOME/store-password.xml"
Unlock-SecretStore -Password $password
Wait-WorkflowStatus success-recipe -Connection production -Timeout 30 -ErrorOnFailure -ErrorAction Stop
'@
            ConvertTo-Token 'store-password' | Export-Clixml "$($Locked.HOME)/store-password.xml"
            $run = Invoke-PowerShellProcess "Import-Module '$ModuleManifest'; $command" -Environment $Locked
            $run.ExitCode | Should -Be 0 -Because $run.ErrorText
            $run.ErrorText | Should -BeNullOrEmpty
        }
    }
}
