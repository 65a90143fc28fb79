#Requires -Version 7.2
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeDiscovery {
    $root = [System.IO.Path]::GetFullPath("$PSScriptRoot/..")
    $script:CommandCases = (& ([scriptblock]::Create((Get-Content -Raw -LiteralPath "$root/WorkflowStatus.psd1")))).CmdletsToExport | ForEach-Object { @{ Command = $_ } }
    $maml = [xml](Get-Content "$root/module/en-US/WorkflowStatus.dll-Help.xml" -Raw)
    $script:ExampleCases = foreach ($command in $maml.helpItems.command) {
        $number = 0
        foreach ($example in $command.examples.example) {
            @{ Command = $command.details.name; Number = ++$number; Title = $example.title; Code = $example.code }
        }
    }
}

BeforeAll {
    . "$PSScriptRoot/Support/Session.ps1"
    . "$PSScriptRoot/Support/Simulator.ps1"
    $script:Root = [System.IO.Path]::GetFullPath("$PSScriptRoot/..")
    . "$Root/src/build/CommandHelp.ps1"
    Clear-CredentialVariable
    Import-Module $ModuleManifest -Force
    $script:Common = [System.Management.Automation.PSCmdlet]::CommonParameters
}

Describe 'The help of <Command>' -ForEach $CommandCases {
    BeforeAll {
        $script:Info = Get-Command $Command
        $script:Help = Get-Help $Command -Full
        $script:Parameters = @($Help.parameters.parameter)
        $script:Defaults = $Info.ImplementingType::new()
    }

    It 'says in one line what it does' {
        $Help.Synopsis | Should -Match '^[A-Z].*\.$'
        $Help.Synopsis | Should -Not -Match '\[<CommonParameters>\]' -Because 'that is what PowerShell makes where there is no help'
    }

    It 'describes it' {
        ($Help.description.Text -join ' ').Length | Should -BeGreaterThan 80
    }

    It 'names every parameter that the command has, and no other' {
        $Parameters.name | Sort-Object | Should -Be ($Info.Parameters.Keys | Where-Object { $_ -notin $Common } | Sort-Object)
    }

    It 'describes every parameter in sentences' {
        foreach ($parameter in $Parameters) {
            $text = $parameter.description.Text -join ' '
            $text | Should -Match '\.$' -Because $parameter.name
            $text.Split(' ').Count | Should -BeGreaterThan 3 -Because "'$text' says little of $($parameter.name)"
        }
    }

    It 'tells the aliases, the pipeline, the wildcards and what is required as the command has them' {
        foreach ($parameter in $Parameters) {
            $own = $Info.ParameterSets.Parameters | Where-Object Name -EQ $parameter.name | Select-Object -First 1
            $parameter.aliases | Should -Be ($own.Aliases ? $own.Aliases -join ', ' : 'none') -Because $parameter.name
            $parameter.required | Should -Be "$($own.IsMandatory)" -Because $parameter.name
            $parameter.position | Should -Be ($own.Position -ge 0 ? "$($own.Position)" : 'named') -Because $parameter.name
            $parameter.pipelineInput -match 'ByValue' | Should -Be $own.ValueFromPipeline -Because $parameter.name
            $parameter.pipelineInput -match 'ByPropertyName' | Should -Be $own.ValueFromPipelineByPropertyName -Because $parameter.name
            $parameter.globbing -eq 'true' | Should -Be ($own.Attributes.TypeId.Name -contains 'SupportsWildcardsAttribute') -Because $parameter.name
        }
    }

    It 'tells the defaults that hold' {
        foreach ($parameter in $Parameters) {
            $held = $Info.ImplementingType.GetProperty($parameter.name)?.GetValue($Defaults)
            $told = $parameter.defaultValue
            if ($told -in 'None', 'False') {
                [bool]($held -is [switch] ? $held.IsPresent : $held) | Should -BeFalse -Because $parameter.name
            }
            else {
                $held -join ', ' | Should -Be $told -Because $parameter.name
            }
        }
    }

    It 'shows the syntax of each parameter set' {
        @($Help.syntax.syntaxItem) | Should -HaveCount $Info.ParameterSets.Count
        foreach ($set in $Info.ParameterSets) {
            $names = $set.Parameters.Name | Where-Object { $_ -notin $Common } | Sort-Object
            $told = @($Help.syntax.syntaxItem | ForEach-Object { ($_.parameter.name | Sort-Object) -join ' ' })
            $told | Should -Contain ($names -join ' ')
        }
    }

    It 'says what comes out, and that is what the command declares' {
        $told = $Help.returnValues.returnValue.type.name | Where-Object { $_ -ne 'None' } | Sort-Object
        $told | Should -Be ($Info.OutputType.Type.FullName | Sort-Object)
        $Help.inputTypes.inputType | Should -Not -BeNullOrEmpty
    }

    It 'has examples, and of each parameter set at least one' {
        $examples = @($Help.examples.example)
        $examples.Count | Should -BeGreaterOrEqual ($Info.Noun -eq 'WorkflowStatus' ? 3 : 1)
        $used = foreach ($code in $examples.code) {
            $ast = [System.Management.Automation.Language.Parser]::ParseInput($code, [ref]$null, [ref]$null)
            foreach ($call in $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] -and $args[0].GetCommandName() -eq $Command }, $true)) {
                $call.Parent -is [System.Management.Automation.Language.PipelineAst] -and $call.Parent.PipelineElements[0] -ne $call ? 'InputObject' : 'Id'
            }
        }
        if ($Info.ParameterSets.Count -gt 1) {
            $used | Sort-Object -Unique | Should -Be ($Info.ParameterSets.Name | Sort-Object)
        }
        else {
            $used | Should -Not -BeNullOrEmpty
        }
    }

    It 'keeps its examples within 80 columns' {
        $Help.examples.example.code -split '\n' | Where-Object Length -GT 75 | Should -BeNullOrEmpty
    }

    It 'leads on: first to the online page, then to commands and topics that are there' {
        $links = @($Help.relatedLinks.navigationLink)
        $links[0].uri | Should -Be $Info.HelpUri
        $links.Count | Should -BeGreaterThan 1
        foreach ($link in $links | Select-Object -Skip 1 | Where-Object { -not $_.uri }) {
            $link.linkText -like 'about_*' ? (Test-Path "$Root/module/en-US/$($link.linkText).help.txt") : [bool](Get-Command $link.linkText -ErrorAction Ignore) |
                Should -BeTrue -Because $link.linkText
        }
    }

    It 'is online at a page of this repository' {
        $project = (& ([scriptblock]::Create((Get-Content -Raw -LiteralPath $ModuleManifest)))).PrivateData.PSData.ProjectUri
        $Info.HelpUri | Should -Be "$project/blob/main/docs/commands/$Command.md"
        "$Root/docs/commands/$Command.md" | Should -Exist
        [Microsoft.PowerShell.Commands.GetHelpCodeMethods]::GetHelpUri([psobject]$Info) | Should -Be $Info.HelpUri -Because 'this is what Get-Help -Online opens'
    }
}

Describe 'The pages and the MAML' {
    It 'are what ./build.ps1 -Task Docs makes of the text and the code' {
        $made = Get-CommandHelp $Root
        $made.Count | Should -BeGreaterThan 11
        foreach ($path in $made.Keys) {
            (Get-Content "$Root/$path" -Raw) -replace "`r" | Should -BeExactly $made[$path] -Because "$path is made by ./build.ps1 -Task Docs"
        }
    }

    It 'hold no page of a command that is gone' {
        (Get-ChildItem "$Root/docs/commands/*.md").BaseName | Sort-Object | Should -Be ((Get-Command -Module WorkflowStatus).Name | Sort-Object)
    }

    It 'name other pages that are there' {
        foreach ($page in Get-ChildItem "$Root/docs/commands/*.md") {
            foreach ($match in [regex]::Matches((Get-Content $page -Raw), '\]\((?!https?:)([^)]+)\)')) {
                Join-Path $page.DirectoryName $match.Groups[1].Value | Should -Exist -Because $page.Name
            }
        }
    }
}

Describe 'The examples' {
    BeforeAll {
        $script:Simulator = Open-Simulator
        Add-SimulatorScript $Simulator Aster wf-1 'running'
        $script:Saved = @{ Home = $env:WORKFLOWSTATUS_HOME; Path = $env:PSModulePath }
        $env:WORKFLOWSTATUS_HOME = "$TestDrive/home"
        # As an installed module: the examples that start a new PowerShell need not import it.
        $null = New-Item -ItemType Directory "$TestDrive/modules"
        $null = New-Item -ItemType ($IsWindows ? 'Junction' : 'SymbolicLink') -Path "$TestDrive/modules/WorkflowStatus" -Target $Root
        $env:PSModulePath = "$TestDrive/modules$([System.IO.Path]::PathSeparator)$env:PSModulePath"

        # What the examples find in the current folder.
        $script:Files = @{
            'runs.csv'            = "Provider,Id`nDemo,success-20`nDemo,failure-20`nDemo,other-20`n"
            'ids.txt'             = "success-21`nfailure-21`nother-21`n"
            'jobs.json'           = '{ "jobs": [ { "name": "build", "conclusion": "success" }, { "name": "test", "status": "in_progress" } ] }'
            'run.json'            = '{ "id": 42, "name": "CI", "status": "in_progress", "conclusion": null }'
            'answer.json'         = '{ "state": "ok", "note": "All green", "began": "2026-01-05T10:00:00Z", "ended": "2026-01-05T10:04:10Z", "branch": "main" }'
            'error.json'          = '{ "error": "No such build" }'
            'Acme.provider.json'  = '{ "formatVersion": 1, "name": "Acme", "title": "Acme''s build farm", "baseUri": "https://ci.acme.example", "request": { "path": "/v1/builds/{id}" }, "run": { "status": "$.state", "message": "$.note" }, "states": { "ok": "Succeeded" }, "errorAnswer": { "message": "$.error" } }'
            'Aster.provider.json' = Get-Content "$Root/module/providers/Aster.provider.json" -Raw
        }

        function Start-Example {
            # Runs an example as it stands, in a folder and a runspace of its own.
            param([string] $Command, [int] $Number, [string] $Code)

            $folder = New-Item -ItemType Directory "$TestDrive/$Command-$Number"
            $Files.GetEnumerator() | ForEach-Object { Set-Content -LiteralPath "$folder/$($_.Key)" $_.Value -NoNewline }
            $prelude = 'Set-Location -LiteralPath $Folder; function Read-Host { $Token }; '
            if ($Command -notlike '*-WorkflowStatus') { $env:WORKFLOWSTATUS_HOME = "$folder/home" }
            if ($Command -match '^(Get|Test|Unregister)-WorkflowConnection') { $prelude += 'Register-WorkflowConnection demo Demo; Register-WorkflowConnection production Demo; ' }
            if ($Command -eq 'Test-WorkflowConnection') { $prelude += 'Register-WorkflowConnection broken Aster -TenantId acme -BaseUri https://localhost:9; ' }
            if ($Command -eq 'Get-WorkflowProvider') { $prelude += 'Register-WorkflowProvider ./Acme.provider.json; ' }
            if ($Code -match '-Provider Aster') { $prelude += '$PSDefaultParameterValues["*-WorkflowStatus:BaseUri"] = $BaseUri; ' }
            $pipeline = Open-Pipeline "$prelude`n$Code" @{ Folder = "$folder"; Token = ConvertTo-Token $Simulator.Key; BaseUri = $Simulator.BaseUri }
            $pipeline | Add-Member Folder $folder -PassThru
        }

        # The examples that only read runs wait all at once; the others one after the other, since they share their files.
        $script:Ran = @{}
        foreach ($case in $ExampleCases | Where-Object { $_.Command -like '*-WorkflowStatus' }) {
            $Ran["$($case.Command) $($case.Number)"] = Start-Example @case
        }
        $Ran.Values | ForEach-Object { Complete-Pipeline $_ -Within 120 }
        foreach ($case in $ExampleCases | Where-Object { $_.Command -notlike '*-WorkflowStatus' }) {
            $pipeline = Start-Example @case
            Complete-Pipeline $pipeline -Within 60
            $Ran["$($case.Command) $($case.Number)"] = $pipeline
        }

        # What the text beside an example promises of it.
        $script:Promises = @{
            'Get-WorkflowStatus 1'     = { $Output.Id | Should -Be 'success', 'failure', 'flaky' }
            'Get-WorkflowStatus 3'     = { $Output.Count | Should -Be 3 }
            'Get-WorkflowStatus 4'     = { $Output.State | Should -Be 'Running', 'Running' }
            'Get-WorkflowStatus 5'     = { $Output.TargetObject | Should -Be 'missing'; $Output.FullyQualifiedErrorId | Should -BeLike 'RunNotFound*' }
            'Get-WorkflowStatus 6'     = { ($Output | Measure-Object Count -Sum).Sum | Should -Be 3 }
            'Wait-WorkflowStatus 1'    = { $Output.State | Sort-Object | Should -Be 'Succeeded', 'Failed' }
            'Wait-WorkflowStatus 2'    = { Import-Csv "$Folder/results.csv" | Should -HaveCount 3 }
            'Wait-WorkflowStatus 3'    = { $Output[-1] | Should -Be 0 }
            'Wait-WorkflowStatus 4'    = { $Output | Should -Be 'release-app is Suspended: Suspended until somebody approves' }
            'Wait-WorkflowStatus 5'    = { $Output | Should -HaveCount 1; $Output[0].IsTerminal | Should -BeTrue }
            'Watch-WorkflowStatus 2'   = { $Output.Step | Where-Object { $_ } | Should -BeNullOrEmpty; $Output.NewState | Should -Contain 'Succeeded' }
            'Watch-WorkflowStatus 3'   = { (Import-Csv "$Folder/changes.csv").NewState | Should -Contain 'Failed' }
            'Watch-WorkflowStatus 4'   = { $Output | Should -Be 'failure-7, Test: 3 of 418 tests failed' }
            'Get-WorkflowProvider 1'   = { $Output.Name | Should -Contain 'Demo' }
            'Get-WorkflowProvider 4'   = { Get-Content "$Folder/MyCI.provider.json" -Raw | ConvertFrom-Json | ForEach-Object name | Should -Be 'GitHubActions' }
            'Test-WorkflowProvider 1'  = { $Output.Passed | Should -BeTrue }
            'Test-WorkflowProvider 3'  = { $Output | Should -BeLike '*No such build*' }
            'Test-WorkflowProvider 4'  = { $Output | Should -Contain 'X-Tenant-ID: acme'; $Output | Should -Contain 'Authorization: Bearer ********' }
            'Test-WorkflowProvider 5'  = { $Output[0].Steps.Name | Should -Be 'build', 'test'; $Output[1] | Should -BeLike 'then GET */jobs?per_page=100&page=1' }
            'Test-WorkflowConnection 2' = { $Output.Name | Should -Be 'broken' }
            'Test-WorkflowConnection 1' = { $Output.Passed | Should -BeTrue }
        }
    }

    AfterAll {
        $Ran.Values | ForEach-Object { Close-Pipeline $_ }
        Close-Simulator $Simulator
        $env:WORKFLOWSTATUS_HOME = $Saved.Home
        $env:PSModulePath = $Saved.Path
    }

    It '<Command>, <Title>, runs without an error and shows something' -ForEach $ExampleCases {
        $pipeline = $Ran["$Command $Number"]
        $pipeline.Shell.Streams.Error | Should -BeNullOrEmpty
        $pipeline.Shell.InvocationStateInfo.Reason | Should -BeNullOrEmpty
        $Folder = $pipeline.Folder
        $Output = @($pipeline.Output)
        $written = @(Get-ChildItem $Folder -Name) | Where-Object { $_ -notin @($Files.Keys) + 'home' }
        $isSilent = $Code -match '\b(Register|Unregister)-(?!.*PassThru)|throw|PSDefaultParameterValues'
        ($Output.Count -gt 0 -or $written -or $isSilent) | Should -BeTrue
        if ($Promises.ContainsKey("$Command $Number")) {
            . $Promises["$Command $Number"]
        }
    }

    It 'that something is promised of are there' {
        $Promises.Keys | Where-Object { -not $Ran.ContainsKey($_) } | Should -BeNullOrEmpty
    }
}
