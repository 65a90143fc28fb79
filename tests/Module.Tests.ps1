#Requires -Version 7.2
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeDiscovery {
    $script:CommandCases = (& ([scriptblock]::Create((Get-Content -Raw -LiteralPath "$PSScriptRoot/../WorkflowStatus.psd1")))).CmdletsToExport | ForEach-Object { @{ Command = $_ } }
    $script:ProviderCases = Get-ChildItem "$PSScriptRoot/../module/providers/*.provider.json" | ForEach-Object {
        $definition = Get-Content -LiteralPath $_ -Raw | ConvertFrom-Json
        @{ Provider = $definition.name; Title = $definition.title; Parameters = @($definition.PSObject.Properties['parameters']?.Value.name) }
    }
}

BeforeAll {
    . "$PSScriptRoot/Support/Session.ps1"
    Clear-CredentialVariable
    $script:Bin = [System.IO.Path]::GetFullPath("$PSScriptRoot/../module/bin")
    Import-Module $ModuleManifest -Force
    $script:Module = Get-Module WorkflowStatus

    function Complete-Line {
        # What Tab offers at the end of a line.
        param([string] $Line)
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches
    }
}

Describe 'The manifest' {
    It 'is valid' {
        { Test-ModuleManifest $ModuleManifest -ErrorAction Stop } | Should -Not -Throw
    }

    It 'is refused by a PowerShell 7 that is too old, and not by Windows PowerShell 5.1' {
        $text = Get-Content -Raw -LiteralPath $ModuleManifest
        foreach ($edition in @{ Name = 'Core'; Oldest = '7.4' }, @{ Name = 'Desktop'; Oldest = '5.1' }) {
            $manifest = & ([scriptblock]::Create(($text -replace '\$PSEdition', "'$($edition.Name)'")))
            $manifest.PowerShellVersion | Should -Be $edition.Oldest -Because $edition.Name
        }

        # As on an older PowerShell: this one is too old for a manifest that wants a newer one.
        $null = New-Item -ItemType Directory "$TestDrive/later"
        $text -replace "'7\.4'", "'$($PSVersionTable.PSVersion.Major + 1).0'" | Set-Content "$TestDrive/later/WorkflowStatus.psd1"
        { Import-Module "$TestDrive/later/WorkflowStatus.psd1" -ErrorAction Stop } | Should -Throw '*requires a minimum*version*'
    }

    It 'exports exactly the commands that the library holds, by name' {
        $library = [System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'WorkflowStatus' }
        $held = $library.GetExportedTypes() | ForEach-Object { $_.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false) } | ForEach-Object { "$($_.VerbName)-$($_.NounName)" } | Sort-Object
        $manifest = & ([scriptblock]::Create((Get-Content -Raw -LiteralPath $ModuleManifest)))
        $held | Should -Contain 'Get-WorkflowStatus'
        $held | Should -Contain 'Wait-WorkflowStatus'
        $manifest.CmdletsToExport | Sort-Object | Should -Be $held
        $Module.ExportedCmdlets.Keys | Sort-Object | Should -Be $held
    }

    It 'exports no command that the product does not name' {
        $named = 'Get-WorkflowStatus', 'Wait-WorkflowStatus', 'Watch-WorkflowStatus', 'Export-WorkflowReport' +
            @('Connection', 'Provider' | ForEach-Object { "Get-Workflow$_", "Register-Workflow$_", "Unregister-Workflow$_", "Test-Workflow$_" })
        $Module.ExportedCommands.Keys | Where-Object { $_ -notin $named } | Should -BeNullOrEmpty
    }

    It 'holds commands that share what all of them share' {
        $Module.ExportedCmdlets.Values.ImplementingType | ForEach-Object { "$($_.Name): $([WorkflowStatus.Commands.WorkflowCommand].IsAssignableFrom($_))" } | Should -Match ': True$'
    }

    It 'exports no function, alias or variable' {
        $Module.ExportedFunctions.Keys | Should -BeNullOrEmpty
        $Module.ExportedAliases.Keys | Should -BeNullOrEmpty
        $Module.ExportedVariables.Keys | Should -BeNullOrEmpty
    }

    It 'has the version of the assemblies' {
        foreach ($file in 'WorkflowStatus.Loader.dll', 'net8.0/WorkflowStatus.dll', 'net8.0/WorkflowStatus.Abstractions.dll', 'net8.0/engine/WorkflowStatus.Core.dll') {
            [System.Reflection.AssemblyName]::GetAssemblyName("$Bin/$file").Version.ToString(3) | Should -Be $Module.Version.ToString() -Because $file
        }
    }

    It 'ships no System.Management.Automation' {
        Get-ChildItem $Bin -Recurse -Filter '*.dll' | Should -Not -BeNullOrEmpty
        Get-ChildItem $Bin -Recurse -Filter 'System.Management.Automation*' | Should -BeNullOrEmpty
    }

    It 'ships the engine and its packages in their own folder alone' {
        Get-ChildItem "$Bin/net8.0" -Filter '*.dll' | ForEach-Object Name | Sort-Object | Should -Be 'WorkflowStatus.Abstractions.dll', 'WorkflowStatus.dll'
        "$Bin/net8.0/engine/Polly.Core.dll" | Should -Exist
        "$Bin/net8.0/engine/System.Text.Json.dll" | Should -Not -Exist -Because 'it is in the framework'
    }
}

Describe 'Windows PowerShell' {
    BeforeAll {
        $file = [xml] (Get-Content -Raw -LiteralPath "$Bin/../WorkflowStatus.Types.ps1xml")
        $script:TypeNames = $file.SelectNodes('//TypeName | //NoteProperty[Name = "TargetTypeForDeserialization"]/Value').InnerText | Sort-Object -Unique
        $script:TypesManifest = [scriptblock]::Create(((Get-Content -Raw -LiteralPath "$Bin/../WorkflowStatus.Types.psd1") -replace '\$PSEdition', "'Desktop'"))
    }

    It 'is told of each assembly that the types file names, and the files are there' {
        $required = @((& $TypesManifest).RequiredAssemblies)
        $required | ForEach-Object { "$Bin/../$_" | Should -Exist }
        $required | ForEach-Object { [System.IO.Path]::GetFileNameWithoutExtension($_) } | Sort-Object | Should -Be ($TypeNames -replace '^.*, ' | Sort-Object -Unique)
    }

    It 'finds each of those types by its name also where PowerShell does not look' {
        # What is in a context of its own is found by name as little as what .NET Framework loaded from a path.
        $run = Invoke-PowerShellProcess -Environment @{ WS_BIN = $Bin; WS_TYPES = $TypeNames -join '|' } -Command @'
$context = [System.Runtime.Loader.AssemblyLoadContext]::new('desktop')
$context.LoadFromAssemblyPath("$env:WS_BIN/netstandard2.0/WorkflowStatus.Abstractions.dll").GetType('WorkflowStatus.Loader.DependencyResolver').GetMethod('Register').Invoke($null, $null)
$env:WS_TYPES -split '\|' | ForEach-Object { "$_ $([System.IO.Path]::GetFileName([System.IO.Path]::GetDirectoryName([type]::GetType($_, $false, $true).Assembly.Location)))" }
'@
        $run.ErrorText | Should -BeNullOrEmpty
        $run.Output.Trim() -split '\r?\n' | Should -Be ($TypeNames | ForEach-Object { "$_ netstandard2.0" })
    }
}

Describe 'The import' {
    It 'takes nothing from the current directory or above it: <_>' -ForEach 'WorkflowStatus.Types.ps1xml', 'WorkflowStatus.Format.ps1xml', 'WorkflowStatus.dll', 'module/WorkflowStatus.Types.ps1xml', 'module/WorkflowStatus.Format.ps1xml', 'module/WorkflowStatus.Types.psd1', 'module/bin/WorkflowStatus.Loader.dll', 'bin/net8.0/WorkflowStatus.dll' {
        $here = New-Item -ItemType Directory "$TestDrive/$([guid]::NewGuid())/here"
        foreach ($folder in $here, $here.Parent) {
            $null = New-Item -Force "$folder/$_" -Value 'This is neither XML nor a dll.'
        }

        $run = Invoke-PowerShellProcess 'Set-Location -LiteralPath $env:WS_HERE; Import-Module $env:WS_MANIFEST; (Get-WorkflowStatus success-1 -Provider Demo).ProviderCell' -Environment @{ WS_MANIFEST = $ModuleManifest; WS_HERE = "$here" }
        $run.ErrorText | Should -BeNullOrEmpty
        $run.Output.Trim() | Should -Be 'Demo'
    }
}

Describe 'A prefix' {
    It 'goes before the nouns of all commands, which work' {
        $run = Invoke-PowerShellProcess 'Import-Module $env:WS_MANIFEST -Prefix My; (Get-Module WorkflowStatus).ExportedCmdlets.Count; (Get-Command -Module WorkflowStatus).Name; (Get-MyWorkflowStatus success-1 -Provider Demo).Provider' -Environment @{ WS_MANIFEST = $ModuleManifest }
        $run.ErrorText | Should -BeNullOrEmpty
        $lines = $run.Output.Trim() -split '\r?\n'
        $lines[0] | Should -Be $Module.ExportedCmdlets.Count
        $lines[1..($lines.Count - 2)] | Sort-Object | Should -Be ($Module.ExportedCmdlets.Keys -replace '-', '-My' | Sort-Object)
        $lines[-1] | Should -Be 'Demo'
    }
}

Describe 'The images' {
    BeforeAll {
        function Read-Image([string] $Path) {
            # What the header says of a file: which compilation it is, and whether it holds machine code beside the IL.
            $reader = [System.Reflection.PortableExecutable.PEReader]::new([System.IO.File]::OpenRead($Path))
            try {
                $metadata = [System.Reflection.Metadata.PEReaderExtensions]::GetMetadataReader($reader)
                @{
                    Compilation = $metadata.GetGuid($metadata.GetModuleDefinition().Mvid)
                    HasCode     = $reader.PEHeaders.CorHeader.ManagedNativeHeaderDirectory.Size -gt 0
                }
            }
            finally { $reader.Dispose() }
        }
    }

    It 'are the IL of net8.0 with machine code: <_>' -ForEach 'WorkflowStatus.Abstractions.dll', 'WorkflowStatus.dll', 'engine/WorkflowStatus.Core.dll', 'engine/Polly.Core.dll' {
        $plain = Read-Image "$Bin/net8.0/$_"
        $image = Read-Image "$Bin/net10.0-linux-x64/$_"
        $plain.HasCode | Should -BeFalse
        $image.HasCode | Should -BeTrue
        $image.Compilation | Should -Be $plain.Compilation
    }

    It 'are taken where they fit, and the IL alone elsewhere' {
        $fitting = "net$([System.Environment]::Version.Major).0-linux-x64"
        $fits = $IsLinux -and [System.Runtime.InteropServices.RuntimeInformation]::ProcessArchitecture -eq 'X64' -and (Test-Path "$Bin/$fitting")
        [System.IO.Path]::GetFileName([System.IO.Path]::GetDirectoryName([WorkflowStatus.WorkflowRun].Assembly.Location)) | Should -Be $(if ($fits) { $fitting } else { 'net8.0' })
    }

    It 'leave nothing of the commands to be compiled when the first of them runs' -Skip:(-not $IsLinux -or [System.Runtime.InteropServices.RuntimeInformation]::ProcessArchitecture -ne 'X64') {
        # .NET throws an image's method away, without a word, when something that it was compiled against is another.
        $built = dotnet msbuild "$PSScriptRoot/../src/WorkflowStatus.Loader/WorkflowStatus.Loader.csproj" -getProperty:BundledNETCoreAppPackageVersion
        if ("$built".Trim() -ne [System.Environment]::Version.ToString()) {
            Set-ItResult -Skipped -Because "the images were compiled against .NET $built, and of another .NET more or less may be compiled anew"
        }

        $run = Invoke-PowerShellProcess 'Import-Module $env:WS_MANIFEST; $null = Get-WorkflowStatus success-1 -Provider Demo' -Environment @{ WS_MANIFEST = $ModuleManifest; DOTNET_JitDisasmSummary = '1' }
        $run.ErrorText | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
        $compiled = @($run.Output -split '\r?\n' -match 'JIT compiled' -replace '^.*JIT compiled ')
        $compiled.Count | Should -BeGreaterThan 100
        $compiled | Where-Object { $_ -like 'WorkflowStatus.*' -and $_ -notlike 'WorkflowStatus.Loader.*' } | Should -BeNullOrEmpty
    }

    It 'are not needed' {
        $copy = New-Item -ItemType Directory "$TestDrive/plain"
        $null = New-Item -ItemType Directory "$copy/WorkflowStatus"
        Copy-Item $ModuleManifest -Destination "$copy/WorkflowStatus"
        Copy-Item (Split-Path $Bin) -Destination "$copy/WorkflowStatus" -Recurse
        Remove-Item "$copy/WorkflowStatus/module/bin/net*-linux-x64" -Recurse
        $run = Invoke-PowerShellProcess 'Import-Module $env:WS_MANIFEST; (Get-WorkflowStatus success-1 -Provider Demo).Provider; [System.IO.Path]::GetDirectoryName([WorkflowStatus.WorkflowRun].Assembly.Location)' -Environment @{ WS_MANIFEST = "$copy/WorkflowStatus/WorkflowStatus.psd1" }
        $run.ErrorText | Should -BeNullOrEmpty
        ($run.Output.Trim() -split '\r?\n')[0] | Should -Be 'Demo'
        ($run.Output.Trim() -split '\r?\n')[1] | Should -BeLike '*net8.0'
    }
}

Describe 'A fresh session' {
    BeforeAll {
        $command = @'
$ErrorActionPreference = 'Stop'
function Loaded { @([System.AppDomain]::CurrentDomain.GetAssemblies().GetName().Name -match '^(WorkflowStatus\.Core|Polly)') }
function Commands { @((Get-Command -Module WorkflowStatus).Name) }
function Demo { [string](Get-WorkflowStatus success-1 -Provider Demo).Provider }
$facts = [ordered]@{ }
$facts.Output = @(Import-Module $env:WS_MANIFEST 3>&1 4>&1 5>&1 6>&1).Count
$facts.LoadedAfterImport = Loaded
$facts.State = [int][WorkflowStatus.RunState]::Failed
$facts.Commands = Commands
$facts.Demo = Demo
$facts.LoadedAfterDemo = Loaded
$facts.PollyContext = [System.Runtime.Loader.AssemblyLoadContext]::All.Where({ $_.Assemblies.GetName().Name -contains 'Polly.Core' }).Name
Import-Module $env:WS_MANIFEST -Force
$facts.CommandsAfterForce = Commands
$facts.DemoAfterForce = Demo
$facts.StateAfterForce = [int][WorkflowStatus.RunState]::Failed
Remove-Module WorkflowStatus
$facts.CommandsAfterRemove = Commands
Import-Module $env:WS_MANIFEST
$facts.CommandsAfterReturn = Commands
$facts.DemoAfterReturn = Demo
$facts.Errors = $Error.Count
$facts | ConvertTo-Json
'@
        $script:Run = Invoke-PowerShellProcess $command -Environment @{ WS_MANIFEST = $ModuleManifest }
        $script:Fact = $Run.Output | ConvertFrom-Json
    }

    It 'imports without a word, without an error and without a prompt' {
        $Run.ExitCode | Should -Be 0 -Because $Run.ErrorText
        $Run.ErrorText | Should -BeNullOrEmpty
        $Fact.Output | Should -Be 0
        $Fact.Errors | Should -Be 0
    }

    It 'loads no part of the engine by the import' {
        $Fact.LoadedAfterImport | Should -BeNullOrEmpty
    }

    It 'loads the engine with the first command that needs it' {
        $Fact.Demo | Should -Be 'Demo'
        $Fact.LoadedAfterDemo | Should -Contain 'WorkflowStatus.Core'
    }

    It 'keeps the packages of the engine in a context of their own' {
        $Fact.PollyContext | Should -Be 'WorkflowStatus'
    }

    It 'knows the model by its public name' {
        $Fact.State | Should -Be 7
        $Fact.StateAfterForce | Should -Be 7
    }

    It 'keeps the commands, and they work, after Import-Module -Force' {
        $Fact.Commands | Should -Contain 'Get-WorkflowStatus'
        $Fact.CommandsAfterForce | Should -Be $Fact.Commands
        $Fact.DemoAfterForce | Should -Be 'Demo'
    }

    It 'takes the commands away with the module and brings them back' {
        $Fact.CommandsAfterRemove | Should -BeNullOrEmpty
        $Fact.CommandsAfterReturn | Should -Be $Fact.Commands
        $Fact.DemoAfterReturn | Should -Be 'Demo'
    }
}

Describe 'Other versions of the packages in the session' {
    BeforeAll {
        # Two libraries that bear the names of ours and hold nothing of theirs.
        $script:Folder = New-Item -ItemType Directory "$TestDrive/others"
        foreach ($name in 'Polly.Core', 'System.Text.Json') {
            $source = "[assembly: System.Reflection.AssemblyVersion(""99.0.0.0"")] namespace Stranger.$name { public class Mark { } }"
            Add-Type -TypeDefinition $source -OutputAssembly "$Folder/$name.dll" -OutputType Library
        }

        $script:Command = @'
$ErrorActionPreference = 'Stop'
$facts = [ordered]@{}
function Others {
    Add-Type -Path "$env:WS_OTHERS/Polly.Core.dll"
    $null = [System.Reflection.Assembly]::LoadFile("$env:WS_OTHERS/System.Text.Json.dll")
}
if ($env:WS_FIRST -eq 'others') { Others }
Import-Module $env:WS_MANIFEST
$facts.Before = [string](Get-WorkflowStatus success-1 -Provider Demo).Provider
if ($env:WS_FIRST -ne 'others') { Others }
$facts.After = [string](Get-WorkflowStatus success-1 -Provider Demo).Provider
$facts.Stranger = [Stranger.Polly.Core.Mark].Assembly.GetName().Version.ToString()
$facts.Flaky = [string](Get-WorkflowStatus flaky-1 -Provider Demo).State
$facts | ConvertTo-Json
'@
    }

    It 'does no harm and takes none when the <_> come first' -ForEach 'others', 'commands' {
        $run = Invoke-PowerShellProcess $Command -Environment @{ WS_MANIFEST = $ModuleManifest; WS_OTHERS = "$Folder"; WS_FIRST = $_ }
        $run.ErrorText | Should -BeNullOrEmpty
        $fact = $run.Output | ConvertFrom-Json
        $fact.Before | Should -Be 'Demo'
        $fact.After | Should -Be 'Demo'
        $fact.Flaky | Should -Be 'Running' -Because 'the retries of the first read are the work of our own package'
        $fact.Stranger | Should -Be '99.0.0.0'
    }
}

Describe 'Tab' {
    It 'offers the provider <Provider> with its title' -ForEach $ProviderCases {
        $offers = Complete-Line 'Get-WorkflowStatus run-1 -Provider '
        $offer = $offers | Where-Object ListItemText -EQ $Provider
        $offer | Should -HaveCount 1
        $offer.ToolTip | Should -Be $Title
    }

    It 'offers each provider once' {
        $offers = (Complete-Line 'Get-WorkflowStatus -Provider ').ListItemText
        $offers | Should -HaveCount @($offers | Sort-Object -Unique).Count
    }

    It 'completes "<Typed>" to <Expected>, for each command' -ForEach @(
        @{ Typed = 'ast'; Expected = 'Aster' }, @{ Typed = '8'; Expected = '8x8' }, @{ Typed = 'mundo'; Expected = 'GloriaMundo' }, @{ Typed = "'story"; Expected = 'Storyteller' }
    ) {
        foreach ($command in 'Get-WorkflowStatus', 'Wait-WorkflowStatus') {
            (Complete-Line "$command -Provider $Typed").CompletionText | Should -Be $Expected
        }
    }

    It 'offers nothing for a provider that is not there' {
        (Complete-Line 'Get-WorkflowStatus -Provider zzz').ResultType | Where-Object { $_ -eq 'ParameterValue' } | Should -BeNullOrEmpty
    }

    It 'offers the own parameters of <Provider>' -ForEach $ProviderCases.Where({ $_.Parameters }) {
        foreach ($name in $Parameters) {
            $offers = Complete-Line "Get-WorkflowStatus run-1 -Provider $Provider -$($name.Substring(0, 3))"
            $offer = $offers | Where-Object ListItemText -EQ $name
            $offer | Should -HaveCount 1 -Because $name
            $offer.ToolTip | Should -Match $(if ($PSVersionTable.PSVersion -ge '7.6') { '\S+ \S+ \S+' } else { "\S+ $name" }) -Because 'PowerShell 7.6 and later show the definition''s help text beside type and name'
        }
    }

    It 'offers no parameter of another provider' {
        (Complete-Line 'Get-WorkflowStatus run-1 -Provider Aster -Acc').ListItemText | Should -Not -Contain 'AccountId'
        (Complete-Line 'Get-WorkflowStatus run-1 -Ten').ListItemText | Should -Not -Contain 'TenantId'
    }

    It 'offers the states for Wait-WorkflowStatus -Until' {
        (Complete-Line 'Wait-WorkflowStatus -Until S').ListItemText | Sort-Object | Should -Be 'Succeeded', 'Suspended'
    }

    It 'offers the ids that were asked for, those of the named provider alone' {
        $null = Get-WorkflowStatus 'success-tab-1', 'success-tab-2' -Provider Demo
        $offers = (Complete-Line 'Get-WorkflowStatus -Provider Demo -Id success-tab').ListItemText
        $offers | Sort-Object | Should -Be 'success-tab-1', 'success-tab-2'
        (Complete-Line 'Get-WorkflowStatus -Provider Aster -Id success-tab').ListItemText | Should -Not -Contain 'success-tab-1'
    }
}

Describe 'The shared parameters' {
    It 'are the same for Get, Wait and Watch where they exist: <_>' -ForEach 'Id', 'Provider', 'Connection', 'Parameter', 'BaseUri', 'Token', 'SecretName', 'VaultName', 'ThrottleLimit', 'RequestTimeoutSec', 'MaximumRetryCount', 'Summary' {
        $commands = Get-Command -Module WorkflowStatus -Noun WorkflowStatus
        $commands.Count | Should -BeGreaterOrEqual 2
        foreach ($command in $commands) {
            $command.Parameters.Keys | Should -Contain $_ -Because $command.Name
        }
    }

    It 'name the id by every alias, and the token by ApiKey' {
        foreach ($command in Get-Command -Module WorkflowStatus -Noun WorkflowStatus) {
            $command.Parameters['Id'].Aliases | Should -Be 'WorkflowId', 'CorrelationId', 'RunId', 'InstanceId', 'ExecutionId'
            $command.Parameters['Token'].Aliases | Should -Be 'ApiKey'
            $command.Parameters['Token'].ParameterType | Should -Be ([securestring])
        }
    }

    It 'say what comes out' {
        (Get-Command Get-WorkflowStatus).OutputType.Type | Should -Contain ([WorkflowStatus.WorkflowRun])
        (Get-Command Wait-WorkflowStatus).OutputType.Type | Should -Contain ([WorkflowStatus.WorkflowRun])
    }
}

Describe '<Command>' -ForEach $CommandCases {
    BeforeAll {
        $script:Info = Get-Command $Command
        # The parameters that have something of a kind on them.
        function Select-Parameter([type] $Attribute) {
            $Info.Parameters.Values | Where-Object { $_.Attributes | Where-Object { $_ -is $Attribute } } | ForEach-Object Name
        }
    }

    It 'declares what comes out' {
        $Info.OutputType.Type | Should -Not -BeNullOrEmpty
        $Info.OutputType.Type | Should -Not -Contain ([void]) -Because 'a command that returns nothing has -PassThru'
    }

    It 'completes each provider, connection, secret and vault, and the names of what is there' {
        $completed = @(Select-Parameter ([System.Management.Automation.ArgumentCompleterAttribute]))
        $named = @($Info.Parameters.Keys | Where-Object { $_ -in 'Provider', 'Connection', 'SecretName', 'VaultName' })
        if ($Info.Verb -ne 'Register' -and $Info.Noun -in 'WorkflowConnection', 'WorkflowProvider' -and $Info.Parameters.ContainsKey('Name')) { $named += 'Name' }
        $named | Where-Object { $_ -notin $completed } | Should -BeNullOrEmpty
    }

    It 'takes wildcards where it takes names of what is there' {
        if ($Info.Verb -ne 'Register' -and $Info.Parameters.ContainsKey('Name')) {
            Select-Parameter ([System.Management.Automation.SupportsWildcardsAttribute]) | Should -Contain 'Name'
        }
    }

    It 'asks before it writes, where it writes, and can return what it wrote' {
        $writes = $Info.Verb -in 'Register', 'Unregister', 'Export'
        $Info.Parameters.ContainsKey('WhatIf') | Should -Be $writes
        $Info.Parameters.ContainsKey('PassThru') | Should -Be $writes
    }
}
