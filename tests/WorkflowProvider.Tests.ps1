#Requires -Version 7.2
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeAll {
    . "$PSScriptRoot/Support/Simulator.ps1"
    . "$PSScriptRoot/Support/Session.ps1"
    Clear-CredentialVariable
    Import-Module $ModuleManifest -Force
    $script:SavedHome = $env:WORKFLOWSTATUS_HOME
    $env:WORKFLOWSTATUS_HOME = "$TestDrive/home"
    Push-Location $TestDrive

    function New-Definition {
        # A definition file with members of its own, and the file's path.
        param([hashtable] $Member = @{}, [string] $Name = 'Acme')
        $definition = @{
            formatVersion = 1; name = $Name; title = "Acme's build farm"; baseUri = 'https://ci.acme.example'
            request = @{ path = '/v1/builds/{id}' }; run = @{ status = '$.state'; message = '$.note' }
            states = @{ busy = 'Running'; ok = 'Succeeded' }; stepStates = @{ busy = 'Running'; ok = 'Succeeded' }
        }
        $Member.GetEnumerator() | ForEach-Object { $definition[$_.Key] = $_.Value }
        ConvertTo-Json $definition -Depth 20 | Set-Content "$Name.provider.json"
        "./$Name.provider.json"
    }

    function New-Sample {
        # A file with an answer, and its path.
        param([string] $Name, [object] $Answer)
        ConvertTo-Json $Answer -Depth 20 | Set-Content $Name
        "./$Name"
    }

    $script:Key = 'brewery-key-0123456789'
    $script:Sim = Open-Simulator -Key $Key

    function Get-DefinitionText {
        # A small sound definition of an invented API; members put in or replaced.
        param([string] $Name = 'Brewery', [string] $BaseUri = $Sim.BaseUri, [hashtable] $With = @{})
        $definition = [ordered]@{
            formatVersion = 1
            name          = $Name
            title         = 'Beer that is being brewed'
            documentation = 'https://brewery.example/docs'
            baseUri       = $BaseUri
            auth          = @{ type = 'header'; name = 'X-Brewery-Key'; environmentVariable = "$($Name.ToUpperInvariant())_KEY" }
            parameters    = @(@{ name = 'Cellar'; required = $true; pattern = '[a-z]{1,10}'; help = 'The cellar.' })
            request       = @{ path = '/cellars/{Cellar}/brews/{id}' }
            followUps     = @(@{ name = 'vats'; path = '/cellars/{Cellar}/brews/{id}/vats'; steps = @{ items = '$.vats'; name = '$.vat'; status = '$.phase'; steps = @{ items = '$.taps'; name = '$.tap'; status = '$.phase' } } })
            run           = @{ status = '$.phase'; name = '$.beer'; startedAt = '$.mashed' }
            states        = [ordered]@{ mashing = 'Running'; ready = 'Succeeded'; sour = 'Failed' }
            stepStates    = [ordered]@{ mashing = 'Running'; ready = 'Succeeded'; sour = 'Failed' }
            errorAnswer   = @{ message = '$.complaint' }
        }
        $With.GetEnumerator() | ForEach-Object { $definition[$_.Key] = $_.Value }
        ConvertTo-Json $definition -Depth 10
    }

    function New-DefinitionFile {
        param([string] $Name = 'Brewery', [string] $Text = (Get-DefinitionText -Name $Name))
        $file = "$TestDrive/$([guid]::NewGuid().ToString('N'))/$Name.provider.json"
        $null = New-Item -ItemType Directory -Path (Split-Path $file)
        Set-Content -LiteralPath $file -Value $Text -NoNewline
        $file
    }

    function New-SampleFile {
        param([string] $Text)
        $file = "$TestDrive/$([guid]::NewGuid().ToString('N')).json"
        Set-Content -LiteralPath $file -Value $Text -NoNewline
        $file
    }

    function Get-OneError {
        # The only error that a script block writes or throws.
        param([scriptblock] $Script)
        $problem = @(& { try { & $Script } catch { $_ } } 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        $problem | Should -HaveCount 1
        $problem[0]
    }

    function Assert-Invalid {
        # InvalidDefinition, in words that hold a part, with nothing that acts on a screen.
        param([scriptblock] $Script, [string] $Like)
        $problem = Get-OneError $Script
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidDefinition,*'
        $problem.CategoryInfo.Category | Should -Be 'InvalidData'
        "$problem" | Should -BeLike $Like
        "$problem" | Should -Not -Match '[\x00-\x1f\x7f-\x9f]'
        $problem.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    function Use-NewHome {
        # An empty configuration folder, nothing registered in the session, no key in the environment.
        $env:WORKFLOWSTATUS_HOME = "$TestDrive/$([guid]::NewGuid().ToString('N'))"
        Get-WorkflowProvider | Where-Object Origin -EQ Process | Unregister-WorkflowProvider
        Remove-Item env:BREWERY_KEY -ErrorAction Ignore
    }

    $script:Brew = '{ "phase": "ready", "beer": "Stout", "mashed": "2026-01-02T03:04:05Z", "hops": { "kind": "Fuggle" } }'
    $script:Vats = '{ "vats": [ { "vat": "one", "phase": "ready", "taps": [ { "tap": "left", "phase": "leaking", "beers": 3 } ] } ] }'
}

AfterAll {
    Pop-Location
    $env:WORKFLOWSTATUS_HOME = $SavedHome
    Remove-Item env:BREWERY_KEY -ErrorAction Ignore
    Close-Simulator $Sim
}

Describe 'A definition that is tried on a sample' {
    It 'shows request, runs, paths and members as lists that can be indexed' {
        $sample = New-Sample answer.json @{ state = 'ok'; branch = 'main' }
        $test = Test-WorkflowProvider (New-Definition @{ auth = @{ type = 'bearer' } }) $sample -Id 42
        $test.Request[0] | Should -Be 'GET https://ci.acme.example/v1/builds/42'
        $test.Request[-1] | Should -Be 'Authorization: Bearer ********'
        $test.Runs[0].State | Should -Be 'Succeeded'
        $test.Paths[0].Property | Should -Be 'run.status'
        $test.DetailMembers[0] | Should -Be 'branch'
    }

    It 'shows what the paths of a nested and of a keyed list find' {
        $steps = @{ items = '$.stages'; name = '$.title'; steps = @{ items = '$.tasks'; name = '$.task' } }
        $sample = New-Sample nested.json @{ state = 'ok'; stages = @(@{ title = 'Build'; tasks = @(@{ task = 'Compile' }) }) }
        $found = (Test-WorkflowProvider (New-Definition @{ steps = $steps }) $sample).Paths
        ($found | Where-Object Property -EQ 'steps.name').Found | Should -Be '"Build"'
        ($found | Where-Object Property -EQ 'steps.steps.name').Found | Should -Be '"Compile"'

        $sample = New-Sample keyed.json @{ state = 'ok'; stages = @{ Build = @(@{ state = 'busy' }) } }
        $found = (Test-WorkflowProvider (New-Definition @{ steps = @{ items = '$.stages'; keyed = $true; status = '$.state' } }) $sample).Paths
        ($found | Where-Object Property -EQ 'steps.status').Found | Should -Be '"busy"'
    }

    It 'shows where the body of an error keeps its words' {
        $sample = New-Sample error.json @{ problem = 'No such build' }
        $test = Test-WorkflowProvider (New-Definition @{ errorAnswer = @{ message = '$.problem'; code = '$.code' } }) $sample -SampleStatusCode 404
        $test.Passed | Should -BeTrue
        $test.Error | Should -BeLike '*No such build*'
        $test.Paths | ForEach-Object { "$_" } | Should -Be 'errorAnswer.message $.problem: "No such build"', 'errorAnswer.code $.code: nothing'
    }
}

Describe 'A follow-up request that is tried' {
    BeforeAll {
        $script:Main = New-Sample main.json @{ state = 'busy' }
        $script:Paged = New-Definition @{
            followUps = @(
                @{ name = 'jobs'; path = '/v1/builds/{id}/jobs'; paging = @{ query = 'page'; size = 2 }; steps = @{ items = '$.jobs'; name = '$.name'; status = '$.state' } }
                @{ name = 'faults'; path = '/v1/builds/{id}/jobs/faults'; when = @{ states = @('Running') }; error = @{ items = '$.faults'; message = '$.text' } }
            )
        }
    }

    It 'reads its steps and its error from samples of their own, and shows what their paths find' {
        $jobs = New-Sample jobs.json @{ total = 1; jobs = @(@{ name = 'Compile'; state = 'ok'; runner = 'r7' }) }
        $faults = New-Sample faults.json @{ faults = @(@{ text = 'Disk full' }) }
        $test = Test-WorkflowProvider $Paged $Main -FollowUpResponse @{ jobs = $jobs; faults = $faults }
        $test.Passed | Should -BeTrue
        $test.Runs.Steps.Name | Should -Be 'Compile'
        $test.Runs.Error.Message | Should -Be 'Disk full'
        $test.DetailMembers | Should -Be 'jobs.total', 'steps.runner'
        $test.Request | Select-Object -Last 2 | Should -Be 'then GET https://ci.acme.example/v1/builds/sample-id/jobs?page=1', 'then GET https://ci.acme.example/v1/builds/sample-id/jobs/faults'
        ($test.Paths | Where-Object Property -EQ 'jobs.steps.name').Found | Should -Be '"Compile"'
        ($test.Paths | Where-Object Property -EQ 'faults.error.message').Found | Should -Be '"Disk full"'
    }

    It 'stands for one page, and a note tells of the next' {
        $jobs = New-Sample full.json @{ jobs = @(@{ name = 'One'; state = 'ok' }, @{ name = 'Two'; state = 'ok' }) }
        $test = Test-WorkflowProvider $Paged $Main -FollowUpResponse @{ jobs = $jobs }
        $test.Runs.Steps.Name | Should -Be 'One', 'Two'
        $test.Passed | Should -BeTrue
        $test.Notes | Should -Be "the follow-up request 'jobs' would go on with the next page (page=2)"
        $test | Out-String | Should -BeLike "*Notes*next page (page=2)*"
    }

    It 'reads several files as its pages' {
        $jobs = New-Sample full.json @{ jobs = @(@{ name = 'One'; state = 'ok' }, @{ name = 'Two'; state = 'ok' }) }
        $rest = New-Sample rest.json @{ jobs = @(@{ name = 'Three'; state = 'ok' }) }
        $test = Test-WorkflowProvider $Paged $Main -FollowUpResponse @{ jobs = $jobs, $rest }
        $test.Runs.Steps.Name | Should -Be 'One', 'Two', 'Three'
        $test.Request | Should -Contain 'then GET https://ci.acme.example/v1/builds/sample-id/jobs?page=2'
        $test.Notes | Should -BeNullOrEmpty
    }

    It 'fails when its sample cannot be read' {
        Set-Content broken.json '{ "jobs": ['
        $test = Test-WorkflowProvider $Paged $Main -FollowUpResponse @{ jobs = './broken.json' }
        $test.Passed | Should -BeFalse
        $test.Error | Should -BeLike "the follow-up request 'jobs' failed*"
    }

    It 'passes without a sample, and leaves the run as it is' {
        $test = Test-WorkflowProvider $Paged $Main
        $test.Passed | Should -BeTrue
        $test.Runs.Steps | Should -BeNullOrEmpty
    }

    It 'is refused without a file: <Name>' -ForEach @(
        @{ Name = 'null'; Files = $null }, @{ Name = 'no files'; Files = @() }, @{ Name = 'an empty path'; Files = '' }, @{ Name = 'null among files'; Files = @('x.json', $null) }
    ) {
        $test = Test-WorkflowProvider $Paged $Main -FollowUpResponse @{ jobs = $Files } -ErrorVariable problem -ErrorAction SilentlyContinue
        $test | Should -BeNullOrEmpty
        $problem | Should -HaveCount 1
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter*'
        "$problem" | Should -BeLike "*-FollowUpResponse has no file for 'jobs'.*"
    }

    It 'is refused by a name that the definition does not have, and the near one is told' {
        $test = Test-WorkflowProvider $Paged $Main -FollowUpResponse @{ jbs = $Main } -ErrorVariable problem -ErrorAction SilentlyContinue
        $test | Should -BeNullOrEmpty
        $problem | Should -HaveCount 1
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter*'
        "$problem" | Should -BeLike "*Did you mean 'jobs'?*"
    }
}

Describe 'A provider that is forgotten' {
    It 'is returned with -PassThru, and nothing is without' {
        Register-WorkflowProvider (New-Definition)
        $removed = Unregister-WorkflowProvider Acme -PassThru
        $removed.Name | Should -Be 'Acme'
        $removed.Origin | Should -Be 'User'
        Register-WorkflowProvider (New-Definition) -Scope Process
        $line = 'Unregister-WorkflowProvider '
        (TabExpansion2 $line $line.Length).CompletionMatches.ListItemText | Should -Be 'Acme' -Because 'a built-in one cannot be unregistered'
        Unregister-WorkflowProvider Acme | Should -BeNullOrEmpty
        Get-WorkflowProvider Acm* | Should -BeNullOrEmpty
    }

    It 'may be one whose file is wrong by now' {
        Register-WorkflowProvider (New-Definition)
        Set-Content "$env:WORKFLOWSTATUS_HOME/providers/Acme.provider.json" '{ '
        (Unregister-WorkflowProvider Acme -PassThru).Name | Should -Be 'Acme'
        Get-WorkflowProvider Acm* | Should -BeNullOrEmpty
    }

    It 'stays with -WhatIf, and when it is built in' {
        Register-WorkflowProvider (New-Definition) -Force
        Unregister-WorkflowProvider Acme -WhatIf -PassThru | Should -BeNullOrEmpty
        (Get-WorkflowProvider Acme).Origin | Should -Be 'User'
        Unregister-WorkflowProvider Demo -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter*'
        (Get-WorkflowProvider Demo).Name | Should -Be 'Demo'
    }
}

Describe 'Register-WorkflowProvider' {
    BeforeEach { Use-NewHome }

    It 'makes an API of one''s own work from one file' {
        $env:BREWERY_KEY = $Key
        Invoke-SimulatorControl $Sim POST script @{ path = '/cellars/north/brews/42'; plays = @(@{ body = '{ "phase": "mashing" }' }, @{ body = $Brew }) }
        Invoke-SimulatorControl $Sim POST script @{ path = '/cellars/north/brews/42/vats'; plays = @(@{ body = $Vats }) }
        Register-WorkflowProvider (New-DefinitionFile) | Should -BeNullOrEmpty
        $run = Wait-WorkflowStatus 42 -Provider Brewery -Cellar north -PollInterval 0.05
        $run.State | Should -Be 'Succeeded'
        $run.Name | Should -Be 'Stout'
        $run.Steps.Name | Should -Be 'one', 'one / left'
        $run.Details.hops.kind | Should -Be 'Fuggle'
        (Get-SimulatorRequest $Sim -Like '/cellars/*').headers.'x-brewery-key' | Select-Object -Unique | Should -Be $Key
    }

    It 'asks further by a value of each run in the answer, and leaves that out where there is none' {
        $env:BREWERY_KEY = $Key
        $brews = '{ "brews": [ { "phase": "ready", "tank": { "id": 7 } }, { "phase": "ready", "tank": { "id": null } }, { "phase": "ready", "tank": { "id": "t8" } } ] }'
        Invoke-SimulatorControl $Sim POST script @{ path = '/cellars/south/brews/43'; plays = @(@{ body = $brews }) }
        Invoke-SimulatorControl $Sim POST script @{ path = '/tanks/7/vats'; plays = @(@{ body = $Vats }) }
        Invoke-SimulatorControl $Sim POST script @{ path = '/tanks/t8/vats'; plays = @(@{ body = '{ "vats": [ { "vat": "two", "phase": "ready" } ] }' }) }
        $with = @{
            run       = @{ items = '$.brews[*]'; status = '$.phase' }
            followUps = @(@{ name = 'vats'; path = '/tanks/{$.tank.id}/vats'; steps = @{ items = '$.vats'; name = '$.vat'; status = '$.phase' } })
        }
        Register-WorkflowProvider (New-DefinitionFile -Text (Get-DefinitionText -With $with))
        $all = Get-WorkflowStatus 43 -Provider Brewery -Cellar south -Verbose 4>&1
        $runs, $notes = $all.Where({ $_ -isnot [System.Management.Automation.VerboseRecord] }, 'Split')
        $runs.ForEach({ "$($_.Steps.Name)" }) | Should -Be 'one', '', 'two'
        @($notes) -match 'left out' | Should -BeLike "*the follow-up request 'vats' was left out: the run has no value at `$.tank.id*"
        @(Get-SimulatorRequest $Sim -Like '/tanks/*').headers.'x-brewery-key' | Should -Be $Key, $Key
    }

    It 'keeps the definition for good in a private file, and returns it with -PassThru' {
        $provider = Register-WorkflowProvider (New-DefinitionFile) -PassThru
        $provider | Should -BeOfType WorkflowStatus.WorkflowProvider
        $provider.Name | Should -Be 'Brewery'
        $provider.Origin | Should -Be 'User'
        $provider.EnvironmentVariable | Should -Be 'BREWERY_KEY'
        $provider.Path | Should -Be ([System.IO.Path]::Combine($env:WORKFLOWSTATUS_HOME, 'providers', 'Brewery.provider.json'))
        Get-Content -LiteralPath $provider.Path -Raw | Should -Be (Get-DefinitionText)
        if (-not $IsWindows) {
            [System.IO.File]::GetUnixFileMode($provider.Path) | Should -Be ([System.IO.UnixFileMode] 'UserRead, UserWrite')
        }

        & "$PSHOME/pwsh" -NoProfile -NonInteractive -Command "Import-Module '$ModuleManifest'; (Get-WorkflowProvider Brewery).Title" | Should -Be 'Beer that is being brewed'
    }

    It 'keeps it for this session only with -Scope Process' {
        $provider = Register-WorkflowProvider (New-DefinitionFile) -Scope Process -PassThru
        $provider.Origin | Should -Be 'Process'
        $provider.Path | Should -BeNullOrEmpty
        Test-Path -LiteralPath "$env:WORKFLOWSTATUS_HOME/providers" | Should -BeFalse
        (Get-WorkflowProvider Brewery).Definition | Should -Be (Get-DefinitionText)
        (Invoke-PowerShellProcess "Import-Module '$ModuleManifest'; Get-WorkflowProvider Brewery" -Environment @{ WORKFLOWSTATUS_HOME = $env:WORKFLOWSTATUS_HOME }).ErrorText | Should -Match 'There is no provider'
    }

    It 'takes files from the pipeline, and costs no good one for a bad one' {
        $files = (New-DefinitionFile One), (New-DefinitionFile Bad -Text '{'), (New-DefinitionFile Two)
        $problems = $null
        $made = $files | Get-Item | Register-WorkflowProvider -PassThru -ErrorVariable problems -ErrorAction SilentlyContinue
        $made.Name | Should -Be 'One', 'Two'
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidDefinition,*'
    }

    It 'replaces a definition with -Force only' {
        Register-WorkflowProvider (New-DefinitionFile)
        $newer = New-DefinitionFile -Text (Get-DefinitionText -With @{ title = 'Newer' })
        $problem = Get-OneError { Register-WorkflowProvider $newer }
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$problem" | Should -BeLike '*is registered already*-Force*'
        (Register-WorkflowProvider $newer -Force -PassThru).Title | Should -Be 'Newer'
    }

    It 'shadows a built-in provider with -Force only, and says where the credential goes then' {
        $file = New-DefinitionFile aster
        foreach ($scope in 'User', 'Process') {
            $problem = Get-OneError { Register-WorkflowProvider $file -Scope $scope }
            $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
            "$problem" | Should -BeLike '*is built in*'
        }

        Register-WorkflowProvider $file -Force -WarningVariable warned -WarningAction SilentlyContinue
        $warned | Should -BeLike "aster takes the place of the provider at https://policy.aster-lang.dev: its connections and its credential (that of the environment variable ASTER_KEY too) now go to $($Sim.BaseUri)."
        (Get-WorkflowProvider Aster).Origin | Should -Be 'User'
        Unregister-WorkflowProvider Aster
        (Get-WorkflowProvider Aster).Origin | Should -Be 'BuiltIn'
    }

    It 'says with -WhatIf what would be sent where, and does nothing' {
        $file = New-DefinitionFile
        $shell = Invoke-PowerShellProcess "Import-Module '$ModuleManifest'; Register-WorkflowProvider '$file' -WhatIf" -Environment @{ WORKFLOWSTATUS_HOME = $env:WORKFLOWSTATUS_HOME }
        $shell.Output | Should -BeLike "*Register provider*Brewery ($file), which sends its credential (that of the environment variable BREWERY_KEY too) to $($Sim.BaseUri)*"
        Register-WorkflowProvider $file -WhatIf
        Test-Path -LiteralPath $env:WORKFLOWSTATUS_HOME | Should -BeFalse
        Assert-Invalid { Register-WorkflowProvider (New-DefinitionFile Bad -Text '{') -WhatIf } '*expected JSON*'
    }

    It 'tells every mistake with line, place and expectation' {
        $text = "{`n""formatVersion"": 2,`n""nmae"": ""Brewery"",`n""title"": 5,`n""baseUri"": ""http://brewery.example"",`n""request"": { ""path"": ""brews"" },`n""run"": { ""status"": ""phase"" },`n""states"": { ""a"": ""Done"" }`n}"
        Assert-Invalid { Register-WorkflowProvider (New-DefinitionFile -Text $text) } "*line 2, `$.formatVersion: expected 1*line 3, `$.nmae: unknown member; did you mean 'name'?*line 4, `$.title: expected a title, found 5*more.*provider.schema.json*"
    }

    It 'is a missing file, not a stack trace' {
        $problem = Get-OneError { Register-WorkflowProvider "$TestDrive/none.json" }
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$problem" | Should -BeLike '*cannot be read*'
        "$(Get-OneError { Register-WorkflowProvider "$TestDrive/*.none" })" | Should -BeLike '*Wildcards mean themselves here: Get-ChildItem gives the files.'
    }

    It 'is a path that no file can have, by the same error' {
        $path = "$TestDrive/no`0ne.json"
        foreach ($command in { Register-WorkflowProvider $path }, { Test-WorkflowProvider $path }, { Test-WorkflowProvider (New-DefinitionFile) $path }) {
            $problem = Get-OneError $command
            $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
            "$problem" | Should -BeLike '*cannot be read*'
        }
    }
}

Describe 'A hostile definition' {
    BeforeEach { Use-NewHome }

    It 'cannot name the environment variable of another service (<Variable> at <Base>)' -ForEach @(
        @{ Variable = 'STORYTELLER_API_KEY'; Base = 'https://evil.example'; Words = '*expected a variable of its own: STORYTELLER_API_KEY holds the credential for Storyteller at https://integrations.usestoryteller.com, and this file''s base URI is https://evil.example*' }
        @{ Variable = 'GITHUB_TOKEN'; Base = 'https://api.github.com.evil.example'; Words = '*GITHUB_TOKEN holds the credential for GitHubActions*' }
        @{ Variable = 'AWS_SECRET_ACCESS_KEY'; Base = 'https://evil.example'; Words = '*expected a variable that begins as the provider''s name does, such as NICE_TOKEN, found AWS_SECRET_ACCESS_KEY*' }
        @{ Variable = 'PATH'; Base = 'https://evil.example'; Words = '*found PATH*' }
    ) {
        $text = Get-DefinitionText -Name Nice -BaseUri $Base -With @{ auth = @{ type = 'bearer'; environmentVariable = $Variable } }
        foreach ($scope in 'User', 'Process') {
            Assert-Invalid { Register-WorkflowProvider (New-DefinitionFile Nice -Text $text) -Scope $scope -Force } $Words
        }

        # Nor when somebody puts it into the folder.
        $null = New-Item -ItemType Directory -Path "$env:WORKFLOWSTATUS_HOME/providers"
        Set-Content -LiteralPath "$env:WORKFLOWSTATUS_HOME/providers/Nice.provider.json" -Value $text
        Assert-Invalid { Get-WorkflowStatus 1 -Provider Nice -Parameter @{ Cellar = 'a' } -ErrorAction Stop } $Words
        (Test-WorkflowProvider (New-DefinitionFile Nice -Text $text)).Problems | Should -BeLike 'line *, $.auth.environmentVariable: expected a variable*'
    }

    It 'cannot leave its origin (<BaseUri>)' -ForEach @(
        @{ BaseUri = 'http://brewery.example' }, @{ BaseUri = 'https://{Cellar}.example/' }, @{ BaseUri = 'https://{Cellar}' }, @{ BaseUri = 'https://brewery.example@evil.example' }
        @{ BaseUri = 'https://brewery.example\@evil.example' }, @{ BaseUri = "https://brew$([char]0x0435)ry.example" }, @{ BaseUri = "https://evil$([char]0x3002)example" }
        @{ BaseUri = 'file:///etc' }, @{ BaseUri = '//evil.example' }, @{ BaseUri = 'https://brewery.example/?x={Cellar}' }
    ) {
        Assert-Invalid { Register-WorkflowProvider (New-DefinitionFile -Text (Get-DefinitionText -BaseUri $BaseUri)) } '*$.baseUri: expected an absolute https URI*'
    }

    It 'cannot lead a follow-up request elsewhere (<Path>)' -ForEach @(
        @{ Path = '//evil.example/{id}' }, @{ Path = 'https://evil.example/{id}' }, @{ Path = '/../{id}' }, @{ Path = '/a\b/{id}' }, @{ Path = '@evil.example/{id}' }
    ) {
        $text = Get-DefinitionText -With @{ followUps = @(@{ name = 'vats'; path = $Path; steps = @{ items = '$' } }) }
        Assert-Invalid { Register-WorkflowProvider (New-DefinitionFile -Text $text) } '*$.followUps`[0`].path: expected*'
    }

    It 'cannot be a file of another name (<Name>)' -ForEach @(
        @{ Name = '../x' }, @{ Name = '..' }, @{ Name = 'a/b' }, @{ Name = 'a\b' }, @{ Name = 'CON' }, @{ Name = 'lpt1.x' }, @{ Name = 'x.' }, @{ Name = 'x ' }, @{ Name = "Br$([char]0x0435)wery" }, @{ Name = "x`e[2J" }, @{ Name = 'C:x' }
    ) {
        $text = Get-DefinitionText -With @{ name = $Name }
        Assert-Invalid { Register-WorkflowProvider (New-DefinitionFile -Text $text) } '*$.name: expected*'
        Test-Path -LiteralPath $env:WORKFLOWSTATUS_HOME | Should -BeFalse
    }

    It 'is refused for its size, depth, number or encoding: <Kind>' -ForEach @(
        @{ Kind = 'more than 256 KB'; Make = { [System.Text.Encoding]::UTF8.GetBytes((Get-DefinitionText) + ' ' * 300000) }; Words = '*expected a file of at most 256 KB*' }
        @{ Kind = 'deep nesting'; Make = { [System.Text.Encoding]::UTF8.GetBytes('[' * 100000) }; Words = '*depth*' }
        @{ Kind = 'many parameters'; Make = { [System.Text.Encoding]::UTF8.GetBytes((Get-DefinitionText -With @{ parameters = @(1..33 | ForEach-Object { @{ name = "P$_"; in = 'query' } }) })) }; Words = '*$.parameters: expected at most 32 items, found 33*' }
        @{ Kind = 'many follow-ups'; Make = { [System.Text.Encoding]::UTF8.GetBytes((Get-DefinitionText -With @{ followUps = @(1..17 | ForEach-Object { @{ name = "f$_"; path = '/{id}'; steps = @{ items = '$' } } }) })) }; Words = '*$.followUps: expected at most 16 items, found 17*' }
        @{ Kind = 'many paths'; Make = { [System.Text.Encoding]::UTF8.GetBytes((Get-DefinitionText -With @{ run = @{ status = @(1..257 | ForEach-Object { "`$.a$_" }) } })) }; Words = '*$.run.status: expected at most 256 items, found 257*' }
        @{ Kind = 'invalid UTF-8'; Make = { [byte[]](0x7b, 0xff, 0x7d) }; Words = '*line 1, $: expected UTF-8*' }
        @{ Kind = 'UTF-16'; Make = { [System.Text.Encoding]::Unicode.GetPreamble() + [System.Text.Encoding]::Unicode.GetBytes((Get-DefinitionText)) }; Words = '*expected UTF-8, found UTF-16*' }
        @{ Kind = 'a member twice'; Make = { [System.Text.Encoding]::UTF8.GetBytes(((Get-DefinitionText) -replace '"title"', '"name": "Brewery", "title"')) }; Words = '*$.name: expected once, found twice*' }
        @{ Kind = 'an escape sequence in a comment'; Make = { [System.Text.Encoding]::UTF8.GetBytes("// `e[2J`n" + (Get-DefinitionText)) }; Words = '*line 1, $: expected a text without control characters*' }
        @{ Kind = 'a word that acts on the screen'; Make = { [System.Text.Encoding]::UTF8.GetBytes((Get-DefinitionText -With @{ states = @{ "`e[31m" = 'Failed' } })) }; Words = '*$.states*expected a word*' }
        @{ Kind = 'an unknown version'; Make = { [System.Text.Encoding]::UTF8.GetBytes((Get-DefinitionText -With @{ formatVersion = 2 })) }; Words = '*$.formatVersion: expected 1*' }
        @{ Kind = 'a pattern of ten megabytes'; Make = { [System.Text.Encoding]::UTF8.GetBytes((Get-DefinitionText -With @{ parameters = @(@{ name = 'Cellar'; required = $true; pattern = 'a' * 10MB }) })) }; Words = '*at most 256 KB*' }
    ) {
        $file = New-DefinitionFile
        [System.IO.File]::WriteAllBytes($file, (& $Make))
        Assert-Invalid { Register-WorkflowProvider $file } $Words
        (Test-WorkflowProvider $file).Problems | Should -Not -BeNullOrEmpty
    }

    It 'has a regex bomb end at its time limit' {
        $env:BREWERY_KEY = $Key
        $text = Get-DefinitionText -With @{ parameters = @(@{ name = 'Cellar'; required = $true; pattern = '(a+)+' }) }
        Register-WorkflowProvider (New-DefinitionFile -Text $text)
        $problem = Get-OneError { Get-WorkflowStatus 1 -Provider Brewery -Cellar ('a' * 100 + '!') }
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$problem" | Should -BeLike '*in time*'
    }

    It 'is neither read from nor written to a folder that every user may write' -Skip:$IsWindows {
        Register-WorkflowProvider (New-DefinitionFile)
        $folder = "$env:WORKFLOWSTATUS_HOME/providers"
        chmod o+w $folder
        $problem = Get-OneError { Get-WorkflowProvider Brewery }
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidConfiguration,*'
        "$problem" | Should -BeLike "*every user of this machine may write to '$folder'*chmod o-w '$folder'"
        (Get-OneError { Register-WorkflowProvider (New-DefinitionFile Other) }).FullyQualifiedErrorId | Should -BeLike 'InvalidConfiguration,*'
        Get-WorkflowProvider Demo | Should -Not -BeNullOrEmpty
        chmod o-w $folder
        (Get-WorkflowProvider Brewery).Name | Should -Be 'Brewery'
    }

    It 'is not written through a link' -Skip:$IsWindows {
        $null = New-Item -ItemType Directory -Path "$env:WORKFLOWSTATUS_HOME/providers"
        Set-Content -LiteralPath "$TestDrive/victim.json" -Value 'precious'
        $null = New-Item -ItemType SymbolicLink -Path "$env:WORKFLOWSTATUS_HOME/providers/Brewery.provider.json" -Target "$TestDrive/victim.json"
        $problem = Get-OneError { Register-WorkflowProvider (New-DefinitionFile) -Force }
        "$problem" | Should -BeLike '*symbolic link*'
        Get-Content -LiteralPath "$TestDrive/victim.json" | Should -Be 'precious'
    }
}

Describe 'Get-WorkflowProvider' {
    BeforeEach { Use-NewHome }

    It 'gives all, or those of names and wildcards, with their origin' {
        Register-WorkflowProvider (New-DefinitionFile)
        Register-WorkflowProvider (New-DefinitionFile Brewpub) -Scope Process
        $all = Get-WorkflowProvider
        $all.Name | Should -Contain '8x8'
        ($all | Where-Object Name -Like 'Brew*' | ForEach-Object { "$($_.Name)=$($_.Origin)" }) | Should -Be 'Brewery=User', 'Brewpub=Process'
        (Get-WorkflowProvider brew*, aster).Name | Should -Be 'Brewery', 'Brewpub', 'Aster'
        (Get-WorkflowProvider '[AO]*').Name | Should -Contain 'Oumla'
        Get-WorkflowProvider Zz* | Should -BeNullOrEmpty
        ('Aster', 'Oumla' | Get-WorkflowProvider).Name | Should -Be 'Aster', 'Oumla'
        @($all | Get-WorkflowProvider).Count | Should -Be @($all).Count
    }

    It 'tells what a provider needs and what its words mean' {
        Register-WorkflowProvider (New-DefinitionFile)
        $provider = Get-WorkflowProvider Brewery
        $provider.Title | Should -Be 'Beer that is being brewed'
        $provider.BaseUri | Should -Be $Sim.BaseUri
        $provider.Authentication | Should -Be 'Header'
        $provider.Parameters.Name | Should -Be 'Cellar'
        $provider.Parameters[0].IsRequired | Should -BeTrue
        $provider.States | Should -Be 'mashing = Running', 'ready = Succeeded', 'sour = Failed'
        $provider.Documentation | Should -Be 'https://brewery.example/docs'
        ($provider.Definition | ConvertFrom-Json).name | Should -Be 'Brewery'
    }

    It 'names the near ones for a name that does not exist' {
        $problem = Get-OneError { Get-WorkflowProvider Storyteler }
        $problem.FullyQualifiedErrorId | Should -BeLike 'UnknownProvider,*'
        $problem.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        "$problem" | Should -BeLike "*Did you mean 'Storyteller'?"
    }

    It 'shows the others beside a file that is wrong' {
        Register-WorkflowProvider (New-DefinitionFile)
        Set-Content -LiteralPath "$env:WORKFLOWSTATUS_HOME/providers/Broken.provider.json" -Value '{'
        $problems = $null
        (Get-WorkflowProvider Br* -ErrorVariable problems -ErrorAction SilentlyContinue).Name | Should -Be 'Brewery'
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidDefinition,*'
    }
}

Describe 'Unregister-WorkflowProvider' {
    BeforeEach { Use-NewHome }

    It 'forgets a provider of the user and one of the session, and the built-in one is back' {
        Register-WorkflowProvider (New-DefinitionFile)
        Register-WorkflowProvider (New-DefinitionFile -Text (Get-DefinitionText -With @{ title = 'Of this session' })) -Scope Process -Force
        (Get-WorkflowProvider Brewery).Title | Should -Be 'Of this session'
        Unregister-WorkflowProvider Brewery
        (Get-WorkflowProvider Brewery).Origin | Should -Be 'User'
        Unregister-WorkflowProvider brewery
        (Get-OneError { Get-WorkflowProvider Brewery }).FullyQualifiedErrorId | Should -BeLike 'UnknownProvider,*'
        Get-ChildItem -LiteralPath "$env:WORKFLOWSTATUS_HOME/providers" | Should -BeNullOrEmpty
    }

    It 'finds nothing of the session where the provider has been registered for good since' {
        Register-WorkflowProvider (New-DefinitionFile -Text (Get-DefinitionText -With @{ title = 'Of this session' })) -Scope Process
        $registered = Register-WorkflowProvider (New-DefinitionFile) -Force -PassThru
        $registered.Origin | Should -Be 'User'
        (Get-WorkflowProvider Brewery).Title | Should -Be 'Beer that is being brewed'
        Unregister-WorkflowProvider Brewery
        (Get-OneError { Get-WorkflowProvider Brewery }).FullyQualifiedErrorId | Should -BeLike 'UnknownProvider,*'
    }

    It 'forgets once what a name and a wildcard mean both, and the names after them' {
        Register-WorkflowProvider (New-DefinitionFile)
        Register-WorkflowProvider (New-DefinitionFile -Text (Get-DefinitionText -With @{ title = 'Of this session' })) -Scope Process -Force
        Register-WorkflowProvider (New-DefinitionFile Cellar)
        (Unregister-WorkflowProvider Brewery, 'B*', brewery, Cellar -PassThru -ErrorAction Stop).Name | Should -Be 'Brewery', 'Cellar'
        (Get-WorkflowProvider | Where-Object Origin -NE BuiltIn | ForEach-Object { "$($_.Name) of $($_.Origin)" }) | Should -Be 'Brewery of User'
    }

    It 'leaves built-in ones, by name with an error, by wildcard without' {
        Register-WorkflowProvider (New-DefinitionFile)
        $problem = Get-OneError { Unregister-WorkflowProvider Aster }
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$problem" | Should -BeLike '*is built in*'
        Unregister-WorkflowProvider *
        (Get-WorkflowProvider).Origin | Select-Object -Unique | Should -Be 'BuiltIn'
    }

    It 'does nothing with -WhatIf, and takes providers from the pipeline' {
        Register-WorkflowProvider (New-DefinitionFile)
        Unregister-WorkflowProvider Brewery -WhatIf
        Get-WorkflowProvider Brewery | Unregister-WorkflowProvider
        (Get-OneError { Unregister-WorkflowProvider Brewery }).FullyQualifiedErrorId | Should -BeLike 'UnknownProvider,*'
    }
}

Describe 'Test-WorkflowProvider' {
    BeforeEach { Use-NewHome }

    It 'shows the request with the credential masked, and sends nothing' {
        $env:BREWERY_KEY = $Key
        Clear-Simulator $Sim
        $test = Test-WorkflowProvider (New-DefinitionFile) -Id 'a/b' -Parameter @{ cellar = 'north' }
        $test.Passed | Should -BeTrue
        $test.Request[0] | Should -Be "GET $($Sim.BaseUri)/cellars/north/brews/a%2Fb"
        $test.Request | Should -Contain 'X-Brewery-Key: ********'
        $test | Out-String | Should -Not -Match $Key
        (Get-SimulatorStatistic $Sim).total | Should -Be 0
    }

    It 'lists what each path found, those of follow-up requests and inner steps too' {
        $test = Test-WorkflowProvider (New-DefinitionFile) (New-SampleFile $Brew) -FollowUpResponse @{ vats = (New-SampleFile $Vats) } -Parameter @{ Cellar = 'north' }
        $test.Passed | Should -BeTrue
        $found = $test.Paths | ForEach-Object { "$_" }
        foreach ($like in 'vats.steps.items $.vats: *one*', 'vats.steps.name $.vat: "one"', 'vats.steps.status $.phase: "ready"',
            'vats.steps.steps.items $.taps: *left*', 'vats.steps.steps.name $.tap: "left"', 'vats.steps.steps.status $.phase: "leaking"',
 'run.name $.beer: "Stout"', 'run.startedAt $.mashed: "2026-01-02T03:04:05Z"', 'run.status $.phase: "ready"') {
            $found -like $like | Should -HaveCount 1 -Because $like
        }
        $test.Paths | Should -HaveCount 9
        $test.Request[-1] | Should -Be "then GET $($Sim.BaseUri)/cellars/north/brews/sample-id/vats"
        $test.Runs[0].Steps.Name | Should -Be 'one', 'one / left'
        $test.UnmappedWords | Should -Be "step state 'leaking'"
        $test.DetailMembers | Sort-Object | Should -Be 'hops.kind', 'steps.beers'
        $test | Out-String -Width 200 | Should -BeLike '*vats.steps.steps.name $.tap: "left"*'
    }

    It 'says of a follow-up request without a sample that there is none' {
        $test = Test-WorkflowProvider (New-DefinitionFile) (New-SampleFile $Brew) -Parameter @{ Cellar = 'north' }
        $test.Passed | Should -BeTrue
        "$($test.Paths | Where-Object Property -EQ 'vats.steps.items')" | Should -Be 'vats.steps.items $.vats: no sample'
        $problem = Get-OneError { Test-WorkflowProvider (New-DefinitionFile) (New-SampleFile $Brew) -FollowUpResponse @{ vat = (New-SampleFile $Vats) } }
        "$problem" | Should -BeLike "*has no follow-up request 'vat'*Did you mean 'vats'?"
    }

    It 'names words that the definition does not map' {
        (Test-WorkflowProvider (New-DefinitionFile) (New-SampleFile '{ "phase": "skunky" }') -Parameter @{ Cellar = 'a' }).UnmappedWords | Should -Be "run state 'skunky'"
    }

    It 'reads an error answer by -SampleStatusCode' {
        $test = Test-WorkflowProvider (New-DefinitionFile) (New-SampleFile '{ "complaint": "no such brew" }') -SampleStatusCode 404 -Parameter @{ Cellar = 'a' }
        $test.Error | Should -BeLike '*was not found (HTTP 404). The service says: no such brew*'
        "$($test.Paths)" | Should -Be 'errorAnswer.message $.complaint: "no such brew"'
        $test.Runs | Should -BeNullOrEmpty
    }

    It 'tells why a sample gives no run, in the commands'' own words' {
        $test = Test-WorkflowProvider (New-DefinitionFile) (New-SampleFile '<html>') -Parameter @{ Cellar = 'a' }
        $test.Passed | Should -BeFalse
        $test.Error | Should -BeLike '*the answer is not JSON*'
        (Test-WorkflowProvider (New-DefinitionFile) (New-SampleFile '{ "beer": "x" }') -Parameter @{ Cellar = 'a' }).Error | Should -BeLike '*expected the state as a text at $.phase, found none*'
    }

    It 'tells what is wrong in the file with line, place and expectation, and is no error' {
        $test = Test-WorkflowProvider (New-DefinitionFile -Text (Get-DefinitionText -With @{ states = @{ ready = 'Done' } }))
        $test.Passed | Should -BeFalse
        $test.Problems | Should -Contain "line $(((Get-DefinitionText -With @{ states = @{ ready = 'Done' } }) -split '"ready": "Done"')[0].Split("`n").Count), `$.states.ready: expected one of Unknown, Queued, Running, Waiting, Suspended, Compensating, Succeeded, Failed, Canceled, Terminated, TimedOut, Compensated, CompensationFailed, found ""Done"""
        "$test" | Should -BeLike '*: failed'
    }

    It 'takes the files of Get-ChildItem from the pipeline' {
        $tests = Get-ChildItem "$PSScriptRoot/../module/providers/A*.provider.json" | Test-WorkflowProvider
        $tests.Name | Should -Contain 'Aster'
        $tests.Count | Should -BeGreaterThan 1
    }

    It 'passes the built-in definitions' {
        foreach ($provider in Get-WorkflowProvider | Where-Object Origin -EQ BuiltIn) {
            $test = Test-WorkflowProvider $provider.Path
            $test.Problems | Should -BeNullOrEmpty
            $test.Passed | Should -BeTrue
        }
    }

    It 'refuses a sample larger than an answer may be, unread' {
        $file = New-SampleFile ''
        $stream = [System.IO.File]::OpenWrite($file)
        $stream.SetLength(1GB)
        $stream.Dispose()
        (Test-WorkflowProvider (New-DefinitionFile) $file -Parameter @{ Cellar = 'a' }).Error | Should -BeLike '*larger than the limit of 16 MB (body)*'
    }
}

Describe 'A hostile service' {
    BeforeEach { Use-NewHome }

    It 'cannot make names that differ by case alone take for ever' {
        $env:BREWERY_KEY = $Key
        # A name of twenty letters in two hundred thousand ways.
        $letters = 'abcdefghijklmnopqrst'.ToCharArray()
        $body = [System.Text.StringBuilder]::new('{"phase":"ready"')
        for ($number = 0; $number -lt 200000; $number++) {
            $null = $body.Append(',"')
            for ($bit = 0; $bit -lt 20; $bit++) { $null = $body.Append($(if (($number -shr $bit) -band 1) { [char]::ToUpperInvariant($letters[$bit]) } else { $letters[$bit] })) }
            $null = $body.Append('":0')
        }
        Invoke-SimulatorControl $Sim POST script @{ path = '/cellars/north/brews/names'; plays = @(@{ body = "$($body.Append('}'))" }) }
        Register-WorkflowProvider (New-DefinitionFile)
        $run = Get-WorkflowStatus names -Provider Brewery -Cellar north -Summary
        @($run.Details.PSObject.Properties).Count | Should -Be 200000
    }
}
