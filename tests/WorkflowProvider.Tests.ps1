#Requires -Version 7.2
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeAll {
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
}

AfterAll {
    Pop-Location
    $env:WORKFLOWSTATUS_HOME = $SavedHome
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

    It 'answers the first page alone, however many are asked for' {
        $jobs = New-Sample full.json @{ jobs = @(@{ name = 'One'; state = 'ok' }, @{ name = 'Two'; state = 'ok' }) }
        $test = Test-WorkflowProvider $Paged $Main -FollowUpResponse @{ jobs = $jobs }
        $test.Runs.Steps.Name | Should -Be 'One', 'Two'
        $test.Request | Should -Contain 'then GET https://ci.acme.example/v1/builds/sample-id/jobs?page=2'
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
