#Requires -Version 7.4
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeDiscovery {
    . "$PSScriptRoot/Support/Topics.ps1"
    . "$PSScriptRoot/Support/Session.ps1"
    . "$PSScriptRoot/Support/Secrets.ps1"
    $folder = "$PSScriptRoot/../module/en-US"
    $script:TopicCases = 'about_WorkflowStatus', 'about_WorkflowConnection', 'about_WorkflowProvider' | ForEach-Object { @{ Topic = $_; File = "$folder/$_.help.txt" } }
    $script:StepCases = Get-TopicStep (Read-Topic "$folder/about_WorkflowProvider.help.txt" 'ONE DEFINITION, LINE BY LINE') | Where-Object Number -GT 0 | ForEach-Object { @{ Number = $_.Number; Title = $_.Title } }
    $script:NoStore = -not (Test-SecretManagement -Store)
}

BeforeAll {
    . "$PSScriptRoot/Support/Topics.ps1"
    . "$PSScriptRoot/Support/Session.ps1"
    . "$PSScriptRoot/Support/Secrets.ps1"
    . "$PSScriptRoot/Support/Simulator.ps1"
    $script:Root = [System.IO.Path]::GetFullPath("$PSScriptRoot/..")
    $script:Folder = "$Root/module/en-US"
    Clear-CredentialVariable
    Import-Module $ModuleManifest -Force
    $script:SavedHome = $env:WORKFLOWSTATUS_HOME
    $env:WORKFLOWSTATUS_HOME = "$TestDrive/home"
}

AfterAll {
    $env:WORKFLOWSTATUS_HOME = $SavedHome
}

Describe '<Topic>' -ForEach $TopicCases {
    BeforeAll {
        $script:Lines = Read-Topic $File
    }

    It 'is found by Get-Help, by name and by wildcard' {
        (Get-Help $Topic).Count | Should -Be 1
        Get-Help $Topic | Should -BeLike "*$Topic*SHORT DESCRIPTION*"
        (Get-Help 'about_Workflow*').Name | Should -Contain $Topic
    }

    It 'fits 80 columns, without tabs and blanks at the end of a line' {
        $Lines | Where-Object { $_.Length -gt 80 -or $_ -match '\t|\s$' } | Should -BeNullOrEmpty
    }

    It 'has the sections of a topic' {
        $Lines[0..1] | Should -Be 'TOPIC', "    $Topic"
        foreach ($section in 'SHORT DESCRIPTION', 'LONG DESCRIPTION', 'KEYWORDS', 'SEE ALSO') {
            $Lines | Should -Contain $section
        }
    }

    It 'names commands, topics and parameters that are there' {
        $text = $Lines -join "`n"
        foreach ($match in [regex]::Matches($text, '\b(?:Get|Wait|Watch|Register|Unregister|Test|Export)-Workflow\w+')) {
            Get-Command $match.Value -Module WorkflowStatus -ErrorAction Ignore | Should -Not -BeNullOrEmpty -Because $match.Value
        }
        foreach ($match in [regex]::Matches($text, '\babout_Workflow\w+')) {
            "$Folder/$($match.Value).help.txt" | Should -Exist
        }
    }
}

Describe 'What is told of Windows PowerShell' {
    It 'does with what that has: <_>' -ForEach 'README.md', 'about_WorkflowStatus.help.txt', 'about_WorkflowConnection.help.txt', 'about_WorkflowProvider.help.txt' {
        $text = Get-Content -Raw -LiteralPath $(if ($_ -eq 'README.md') { "$Root/$_" } else { "$Folder/$_" })
        # Variables of PowerShell 7 alone: null there, and an error in strict mode.
        [regex]::Matches($text, '\$Is(Windows|Linux|MacOS|CoreCLR)\b').Value | Should -BeNullOrEmpty
        if ($text -match 'Install-PSResource') { $text -match '(?s)Windows PowerShell.{0,40}(Install-Module|comes without)' | Should -BeTrue -Because 'it has no Install-PSResource' }
    }
}

Describe 'What about_WorkflowStatus types' {
    BeforeAll {
        $folder = New-Item -ItemType Directory "$TestDrive/tour"
        Set-Content "$folder/runs.csv" 'Provider,Id', 'Demo,success-20', 'Demo,failure-20'
        Set-Content "$folder/ids.txt" 'success-21', 'other-21'
        $commands = Get-TopicCommand (Read-Topic "$script:Folder/about_WorkflowStatus.help.txt")
        $script:Count = $commands.Count
        $script:Pipeline = Open-Pipeline "Set-Location -LiteralPath '$folder'`n$($commands -join "`n")"
        Complete-Pipeline $Pipeline -Within 120
        $script:Tour = $folder
    }

    AfterAll { Close-Pipeline $Pipeline }

    It 'runs from the first line to the last; one error is meant to be written' {
        $Count | Should -BeGreaterThan 15
        $Pipeline.Shell.InvocationStateInfo.Reason | Should -BeNullOrEmpty
        @($Pipeline.Shell.Streams.Error).Count | Should -Be 0 -Because "$($Pipeline.Shell.Streams.Error)"
        $Pipeline.Output | Should -Contain 'missing' -Because 'the errors of ERRORS name the run that is not there'
    }

    It 'makes a table that a spreadsheet takes no formula from' {
        Import-Csv "$Tour/report.csv" | Should -HaveCount 2
        $safe = ((Get-TopicCommand (Read-Topic "$script:Folder/about_WorkflowStatus.help.txt" 'CSV')) -match '^\$safe =')[0]
        . ([scriptblock]::Create($safe))
        & $safe '=HYPERLINK("http://evil")' | Should -BeExactly '''=HYPERLINK("http://evil")'
        & $safe '-1' | Should -BeExactly "'-1"
        & $safe 'All = well' | Should -BeExactly 'All = well'
        & $safe $null | Should -BeExactly ''
    }

    It 'tells every state and every error' {
        $text = (Read-Topic "$script:Folder/about_WorkflowStatus.help.txt") -join "`n"
        foreach ($word in [enum]::GetNames([WorkflowStatus.RunState]) + [enum]::GetNames([WorkflowStatus.WorkflowErrorId])) {
            $text | Should -Match "\b$word\b"
        }
    }
}

Describe 'What about_WorkflowConnection types' -Skip:$NoStore {
    BeforeAll {
        $script:Simulator = Open-Simulator
        $secret = New-SecretHome "$TestDrive/store" -Key $Simulator.Key
        $commands = Get-TopicCommand (Read-Topic "$script:Folder/about_WorkflowConnection.help.txt")
        $script:Count = $commands.Count
        # The service is the simulator, nobody is there to type a token, and the store needs no password.
        $script:Fact = Invoke-SecretScript $secret -Environment @{ WS_BASE = $Simulator.BaseUri } @"
`$null = Reset-SecretStore -Scope CurrentUser -Authentication None -Interaction None -Force -WarningAction SilentlyContinue
function Read-Host { Token `$env:WS_VAULT_KEY }
`$PSDefaultParameterValues['Register-WorkflowConnection:BaseUri'] = `$env:WS_BASE
Note All {
$($commands -join "`n")
}
`$facts.Passed = Test-WorkflowConnection production -Quiet
"@
    }

    AfterAll { Close-Simulator $Simulator }

    It 'runs from the vault to the default connection' {
        $Count | Should -BeGreaterThan 8
        $Fact.All.Errors | Should -BeNullOrEmpty
        $Fact.Passed | Should -BeTrue
        $Fact.All.Output | Should -Be 'success-1=Succeeded', 'success-1=Succeeded', 'success-1=Succeeded'
    }
}

Describe 'about_WorkflowProvider, line by line' {
    BeforeAll {
        $script:Steps = Get-TopicStep (Read-Topic "$script:Folder/about_WorkflowProvider.help.txt" 'ONE DEFINITION, LINE BY LINE')
        $script:Schema = "$Root/module/providers/provider.schema.json"
        $script:Work = New-Item -ItemType Directory "$TestDrive/acme"
        $script:Definition = [ordered]@{}
        # Some builds of PowerShell come without JSON Schema; the engine's tests check the whole file in any case.
        $script:HasSchema = try { Test-Json '{}' -Schema '{}' -ErrorAction Stop } catch { $false }
        Push-Location $Work

        function Get-StepResult {
            # What a reader has after a step: the definition so far, the files, what was typed.
            param([int] $Number)
            $step = $Steps | Where-Object Number -EQ $Number
            foreach ($name in $step.Files.Keys) {
                Set-Content "$Work/$name" $step.Files[$name]
                if ($name -eq 'Acme.provider.json') { $script:Definition = ConvertFrom-Json $step.Files[$name] -AsHashtable }
            }
            foreach ($members in $step.Members) {
                foreach ($member in (ConvertFrom-Json "{ $($members.TrimEnd().TrimEnd(',')) }" -AsHashtable).GetEnumerator()) {
                    $Definition[$member.Key] = $member.Value
                }
            }
            ConvertTo-Json $Definition -Depth 20 | Set-Content "$Work/Acme.provider.json"
            $step
        }

        function ConvertTo-Sorted {
            # Members in one order, so that two definitions can be compared.
            param([object] $Value)
            if ($Value -is [System.Collections.IDictionary]) {
                $sorted = [ordered]@{}
                $Value.Keys | Sort-Object | ForEach-Object { $sorted[$_] = ConvertTo-Sorted $Value[$_] }
                $sorted
            }
            elseif ($Value -is [System.Collections.IList]) { , @($Value | ForEach-Object { ConvertTo-Sorted $_ }) }
            else { $Value }
        }

        $null = Get-StepResult 0
        $script:Shared = @{}
    }

    AfterAll { Pop-Location }

    It 'step <Number>, <Title>, passes the loader and the schema, and its lines show what it says' -ForEach $StepCases {
        $step = Get-StepResult $Number
        if ($HasSchema) { Test-Json -Path "$Work/Acme.provider.json" -SchemaFile $Schema | Should -BeTrue }
        $Shared.GetEnumerator() | ForEach-Object { Set-Variable $_.Key $_.Value }
        $results = @(. ([scriptblock]::Create($step.Commands -join "`n")))
        foreach ($name in 'site', 'none', 'more' | Where-Object { Test-Path "variable:$_" }) { $Shared[$name] = Get-Variable $name -ValueOnly }
        $results | Where-Object { $_ -is [WorkflowStatus.WorkflowProviderTest] } | ForEach-Object { $_.Passed | Should -BeTrue }

        $sample = @{ Path = "$Work/Acme.provider.json"; SampleResponse = "$Work/answer.json"; Parameter = @{ Project = 'site' } }
        if (Test-Path "$Work/jobs.json") { $sample.FollowUpResponse = @{ jobs = "$Work/jobs.json" } }
        $test = Test-WorkflowProvider @sample
        $test.Problems | Should -BeNullOrEmpty
        $test.Passed | Should -BeTrue
        $test.Runs.State | Should -Be 'Running'
        $test.UnmappedWords | Should -BeNullOrEmpty
        if ($step.LeftOver) {
            $test.DetailMembers -join ', ' | Should -Be $step.LeftOver
        }
    }

    It 'has ten steps, and each adds or types something' {
        $Steps.Number | Should -Be (0..10)
        $Steps | Where-Object { $_.Number -and -not $_.Files.Count -and -not $_.Members -and -not $_.Commands } | Should -BeNullOrEmpty
    }

    It 'ends with the whole file, which is what the steps make' {
        $whole = (Get-TopicStep (Read-Topic "$script:Folder/about_WorkflowProvider.help.txt" 'THE WHOLE FILE'))[0].Files['Acme.provider.json']
        ConvertTo-Json (ConvertTo-Sorted (ConvertFrom-Json $whole -AsHashtable)) -Depth 20 |
            Should -BeExactly (ConvertTo-Json (ConvertTo-Sorted $Definition) -Depth 20)
    }

    It 'reads each answer of the tutorial as the text says' {
        $site = @{ Parameter = @{ Project = 'site' } }
        $failed = (Test-WorkflowProvider Acme.provider.json failed.json @site).Runs
        $failed.State | Should -Be 'Failed'
        $failed.Error.Message | Should -Be '3 tests failed'
        $failed.Error.Code | Should -Be 'T3'
        (Test-WorkflowProvider Acme.provider.json error.json -SampleStatusCode 404 @site).Error | Should -Match 'No such build.*B404'
        $whole = (Test-WorkflowProvider Acme.provider.json answer.json -FollowUpResponse @{ jobs = 'jobs.json' } @site)
        $whole.Runs.Steps.Name | Should -Be 'Compile', 'Test', 'compile on Linux', 'unit tests'
        $whole.Runs.Steps[0].Duration | Should -Be ([timespan]::FromSeconds(90))
        $whole.Runs.Locations.Count | Should -Be 2
        $whole.Runs.CurrentStep | Should -Be 'Test'
        $whole.Request | Should -Contain 'GET https://ci.acme.example/v1/projects/site/builds/sample-id'
        $whole.Request | Should -Contain 'Authorization: Bearer ********'
        $whole.Request | Should -Contain 'then GET https://ci.acme.example/v1/projects/site/builds/sample-id/jobs?per_page=50&page=1'
        Set-Content gone.json '{ "state": "gone", "stages": [ { "title": "Test", "state": "broken" } ] }'
        (Test-WorkflowProvider Acme.provider.json gone.json @site).Runs | ForEach-Object { "$($_.State): $($_.Message)" } | Should -Be 'Failed: A stage broke down.'
    }

    It 'makes one state of two fields as step 8 says' {
        $text = (Read-Topic "$script:Folder/about_WorkflowProvider.help.txt") -join "`n"
        $status = [regex]::Match($text, '\{ "path": \["\$\.phase", "\$\.result"\], "join": "/" \}').Value
        $status | Should -Not -BeNullOrEmpty
        $two = ConvertFrom-Json (Get-Content Acme.provider.json -Raw) -AsHashtable
        $two.run.status = ConvertFrom-Json $status -AsHashtable
        $two.states = ConvertFrom-Json "{ $(([regex]::Matches($text, '"[A-Z_]+/[A-Z]+": "\w+"').Value) -join ',') }" -AsHashtable
        $two.states.Count | Should -Be 3
        ConvertTo-Json $two -Depth 20 | Set-Content two.provider.json
        $read = foreach ($result in 'EN_ROUTE", "result": "NONE', 'ENDED", "result": "DELIVERED', 'ENDED", "result": "LOST', 'ENDED", "result": "ODD') {
            Set-Content two.json "{ ""phase"": ""$result"" }"
            Test-WorkflowProvider two.provider.json two.json -Parameter @{ Project = 'site' }
        }
        $read.Runs.State | Should -Be 'Running', 'Succeeded', 'Failed', 'Unknown'
        $read.UnmappedWords | Should -Be "run state 'ENDED/ODD'"
    }

    It 'can be waited on' {
        $simulator = Open-Simulator
        try {
            $busy = Get-Content answer.json -Raw | ConvertFrom-Json
            $done = Get-Content answer.json -Raw | ConvertFrom-Json
            $done.state = 'ok'
            $plays = @(@{ body = $busy }, @{ body = $done })
            Invoke-SimulatorControl $simulator POST script @{ path = '/v1/projects/site/builds/42'; plays = $plays }
            Invoke-SimulatorControl $simulator POST script @{ path = '/v1/projects/site/builds/42/jobs'; plays = @(@{ body = (Get-Content jobs.json -Raw | ConvertFrom-Json) }) }
            $run = Wait-WorkflowStatus 42 -Provider Acme -Project site -BaseUri $simulator.BaseUri -Token (ConvertTo-Token $simulator.Key) -PollInterval 0.1 -Timeout 30
            $run.State | Should -Be 'Succeeded'
            $run.RunId | Should -BeNullOrEmpty
            $run.Steps | Should -HaveCount 4
        }
        finally {
            Close-Simulator $simulator
        }
    }
}

Describe 'The reference of about_WorkflowProvider' {
    BeforeAll {
        $script:Reference = Read-Topic "$script:Folder/about_WorkflowProvider.help.txt" 'REFERENCE'
        $script:Schema = Get-Content "$Root/module/providers/provider.schema.json" -Raw | ConvertFrom-Json -AsHashtable

        function Get-SchemaName {
            # The names of all members, and all words to choose from.
            param([object] $Node)
            if ($Node -is [System.Collections.IDictionary]) {
                if ($Node.properties -is [System.Collections.IDictionary]) { $Node.properties.Keys }
                if ($Node.enum) { $Node.enum }
                $Node.Values | ForEach-Object { Get-SchemaName $_ }
            }
            elseif ($Node -is [System.Collections.IList]) { $Node | ForEach-Object { Get-SchemaName $_ } }
        }
        $script:Names = Get-SchemaName $Schema | Sort-Object -Unique -CaseSensitive
    }

    It 'names every field and every word of the schema' {
        $Names.Count | Should -BeGreaterThan 90
        $text = $Reference -join "`n"
        $Names | Where-Object { $text -cnotmatch "(?<![\w.])$([regex]::Escape($_))\b" } | Should -BeNullOrEmpty
    }

    It 'names no field that the schema does not know' {
        $told = $Reference | Where-Object { $_ -cmatch '^ {4,6}([a-z]\w+)(, [a-z]\w+)*( {2,}|,?$)' } | ForEach-Object { [regex]::Matches(($_ -replace '^( {4,6}\S.*?) {2,}.*$', '$1'), '[a-z]\w+').Value }
        $told.Count | Should -BeGreaterThan 60
        $told | Where-Object { $_ -cnotin $Names } | Should -BeNullOrEmpty
    }

    It 'has a heading for each part' {
        foreach ($heading in 'The file', 'auth', 'parameters, each', 'request', 'followUps, each', 'paging', 'run', 'steps', 'states and stepStates', 'refinements, each', 'A condition', 'errorAnswer', 'polling', 'Paths', 'Values') {
            $Reference | Should -Contain "  $heading"
        }
    }
}
