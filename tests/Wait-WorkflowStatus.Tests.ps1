#Requires -Version 7.2
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeAll {
    . "$PSScriptRoot/Support/Simulator.ps1"
    . "$PSScriptRoot/Support/Session.ps1"
    Clear-CredentialVariable
    Import-Module $ModuleManifest -Force
    $script:Sim = Open-Simulator -SecondOrigin
    $script:Aster = @{ Provider = 'Aster'; Parameter = @{ TenantId = 'acme' }; BaseUri = $Sim.BaseUri; Token = ConvertTo-Token $Sim.Key }
    $script:Story = @{ Provider = 'Storyteller'; BaseUri = $Sim.BaseUri; Token = ConvertTo-Token $Sim.Key }
    $script:Eight = @{ Provider = '8x8'; Parameter = @{ AccountId = 'acc'; DefinitionId = 'def' }; BaseUri = $Sim.BaseUri; Token = ConvertTo-Token $Sim.Key }
    # Most waits look often, so that the suite is short; -Timeout is only there so that a fault cannot hang it.
    $script:Often = @{ PollInterval = 0.1; Timeout = 15 }

    function Get-Gap {
        # The seconds between the requests for one run.
        param([string] $Id)
        $times = @(Get-SimulatorRequest $Sim -Like "*/$Id/*").timestamp
        for ($index = 1; $index -lt $times.Count; $index++) {
            ($times[$index] - $times[$index - 1]).TotalSeconds
        }
    }
}

AfterAll {
    Clear-CredentialVariable
    Close-Simulator $Sim
}

Describe 'The end of runs' {
    BeforeEach { Clear-Simulator $Sim }

    It 'is emitted run by run, each as it ends' {
        Add-SimulatorScript $Sim Aster last @{ state = 'running'; afterMs = 0 }, @{ state = 'failed'; afterMs = 1600 }
        Add-SimulatorScript $Sim Aster middle @{ state = 'running'; afterMs = 0 }, @{ state = 'succeeded'; afterMs = 600 }
        $seen = Wait-WorkflowStatus last, middle, success-first @Aster @Often | ForEach-Object { [pscustomobject]@{ Run = $_; Asked = (Get-SimulatorStatistic $Sim).total } }
        $seen.Run.Id | Should -Be 'success-first', 'middle', 'last'
        $seen.Run.State | Should -Be 'Succeeded', 'Succeeded', 'Failed'
        $seen[1].Asked | Should -BeGreaterThan $seen[0].Asked -Because 'it was written when it ended, not when all had'
        $seen[2].Asked | Should -BeGreaterThan $seen[1].Asked
    }

    It 'is emitted with the steps, although the polls leave them out' {
        Add-SimulatorScript $Sim 8x8 run-1 'running', 'running', 'succeeded'
        $run = Wait-WorkflowStatus run-1 @Eight @Often
        $run.Steps.State | Should -Be 'Succeeded', 'Succeeded', 'Succeeded', 'Succeeded'
        $logs = (Get-SimulatorRequest $Sim).target | ForEach-Object { $_.EndsWith('includeLogs=true') }
        $logs | Should -Be $false, $false, $false, $true
    }

    It 'tells a fault of 8x8 from a manual end' {
        $runs = Wait-WorkflowStatus failure-1, terminated-1 @Eight @Often | Sort-Object Id
        $runs.State | Should -Be 'Failed', 'Terminated'
        $runs[0].Error.Message | Should -BeLike 'Unexpected character*'
    }

    It 'is emitted without steps and follow-ups with -Summary' {
        (Wait-WorkflowStatus failure-1 @Eight @Often -Summary).Steps | Should -BeNullOrEmpty
        (Get-SimulatorRequest $Sim).target | Should -BeLike '*includeLogs=false'
    }

    It 'of several runs of one id is the end of all of them' {
        $runs = Wait-WorkflowStatus many-1 @Story @Often
        $runs.Name | Should -Be 'add-clip', 'add-to-story'
        $runs.State | Should -Be 'Succeeded', 'Succeeded'
        (Get-SimulatorStatistic $Sim).total | Should -BeGreaterOrEqual 3
    }

    It 'is not a state that the definition does not map' {
        Add-SimulatorScript $Sim Aster odd-1 'PONDERING', 'PONDERING', 'succeeded'
        $run = Wait-WorkflowStatus odd-1 @Aster @Often -WarningVariable warning -WarningAction SilentlyContinue
        $run.State | Should -Be 'Succeeded'
        $warning | Should -HaveCount 1
    }

    It 'of Temporal''s workflows is not CONTINUED_AS_NEW' {
        Add-SimulatorScript $Sim Oumla next-1 'CONTINUED_AS_NEW', 'running', 'succeeded'
        (Wait-WorkflowStatus next-1 -Provider Oumla -BaseUri $Sim.BaseUri -Token (ConvertTo-Token $Sim.Key) @Often).State | Should -Be 'Succeeded'
    }

    It 'of every service is an end: <_>' -ForEach 'Storyteller', 'Oumla', 'GloriaMundo' {
        $runs = Wait-WorkflowStatus work-1, failure-1 -Provider $_ -BaseUri $Sim.BaseUri -Token (ConvertTo-Token $Sim.Key) @Often | Sort-Object Id
        $runs.State | Should -Be 'Failed', 'Succeeded'
    }

    It 'of the demonstration comes too, without network or account' {
        $runs = Wait-WorkflowStatus "canceled-$PID", "terminated-$PID" -Provider Demo -PollInterval 0.2 -Timeout 20 | Sort-Object Id
        $runs.State | Should -Be 'Canceled', 'Terminated'
        $runs[0].Steps.Name | Should -Be 'Build', 'Deploy', 'Verify'
    }
}

Describe 'What runs are waited for' {
    BeforeEach { Clear-Simulator $Sim }
    AfterAll { Clear-CredentialVariable }

    It 'may come from Get-WorkflowStatus, filtered, without a repeated parameter' {
        Use-CredentialVariable $Sim.Key
        Add-SimulatorScript $Sim Aster work-1 'running', 'running', 'succeeded'
        $ended = Get-WorkflowStatus success-1, work-1, failure-1 -Provider Aster -TenantId acme -BaseUri $Sim.BaseUri |
            Where-Object State -EQ Running | Wait-WorkflowStatus @Often
        $ended.Id | Should -Be 'work-1'
        $ended.State | Should -Be 'Succeeded'
        (Get-SimulatorRequest $Sim -Like '*/success-1/*') | Should -HaveCount 1
        Clear-CredentialVariable
    }

    It 'are asked for once when named twice' {
        $runs = 'success-1', 'success-1', 'success-2' | Wait-WorkflowStatus @Aster @Often
        $runs.Id | Sort-Object | Should -Be 'success-1', 'success-2'
        (Get-SimulatorStatistic $Sim).total | Should -Be 2
    }

    It 'are asked for as soon as they arrive' {
        $runs = & {
            'success-1'
            # The next id is not given before the first was asked for.
            Wait-Condition { (Get-SimulatorStatistic $Sim).total -ge 1 }
            'success-2'
        } | Wait-WorkflowStatus @Aster @Often
        $runs.Id | Should -Be 'success-1', 'success-2'
    }

    It 'are emitted while others still arrive' {
        $seen = [System.Collections.Generic.List[string]]::new()
        & {
            'success-1'
            for ($number = 0; $seen.Count -eq 0 -and $number -lt 500; $number++) { [System.Threading.Thread]::Sleep(10); "success-more-$number" }
            $seen.Add('end of input')
        } | Wait-WorkflowStatus @Aster @Often | ForEach-Object { $seen.Add($_.Id) }
        $seen[0] | Should -Be 'success-1'
    }

    It 'cost only themselves when their id is blank' {
        (Wait-WorkflowStatus success-1, '', failure-1 @Aster @Often -ErrorVariable problem -ErrorAction SilentlyContinue).Id | Sort-Object | Should -Be 'failure-1', 'success-1'
        $problem | Should -HaveCount 1
        "$problem" | Should -BeLike 'Id 2 of 3 is blank.*'
        (Watch-WorkflowStatus success-1, '' @Aster @Often -ErrorVariable problem -ErrorAction SilentlyContinue).Id | Select-Object -Unique | Should -Be 'success-1'
        $problem | Should -HaveCount 1
    }

    It 'may be none' {
        @() | Wait-WorkflowStatus @Aster @Often | Should -BeNullOrEmpty
    }

    It 'are not asked for with a longest interval that is shorter than the first' {
        { Wait-WorkflowStatus success-1 @Aster -PollInterval 10 -MaxPollInterval 2 } | Should -Throw -ErrorId 'InvalidParameter,*'
        { Register-WorkflowConnection never Demo -PollInterval 10 -MaxPollInterval 2 -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter,*'
        (Get-SimulatorStatistic $Sim).total | Should -Be 0
    }

    It 'never exceed -ThrottleLimit' {
        Add-SimulatorScript $Sim Aster '*' @{ state = 'running'; delayMs = 60 }, @{ state = 'succeeded'; delayMs = 60 }
        $runs = Wait-WorkflowStatus @(1..12 | ForEach-Object { "run-$_" }) @Aster @Often -ThrottleLimit 3
        $runs | Should -HaveCount 12
        (Get-SimulatorStatistic $Sim).maxInFlight | Should -Be 3
    }
}

Describe 'Faults on the way' {
    BeforeEach { Clear-Simulator $Sim }

    It 'never end a wait: reset, 503, truncated, HTML, 429, time-out' {
        Add-SimulatorScript $Sim Aster bumpy-1 @{ fault = @{ kind = 'resetBeforeHeaders' } }, @{ status = 503 }, 'running', @{ fault = @{ kind = 'resetMidBody' } },
            @{ fault = @{ kind = 'truncatedClose' } }, @{ fault = @{ kind = 'html' } }, @{ fault = @{ kind = 'emptyBody' } }, @{ status = 408 }, @{ status = 429; headers = @{ 'Retry-After' = '0' } }, @{ status = 500 },
            @{ fault = @{ kind = 'stallMidBody' } }, 'succeeded'
        $out = Wait-WorkflowStatus bumpy-1 @Aster @Often -RequestTimeoutSec 0.3 -Verbose -ErrorVariable problem 4>&1
        $problem | Should -BeNullOrEmpty
        ($out | Where-Object { $_ -is [WorkflowStatus.WorkflowRun] }).State | Should -Be 'Succeeded'
        $told = @($out | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and "$_" -like "*bumpy-1*" })
        $told.Count | Should -BeGreaterOrEqual 10 -Because 'each fault is told'
    }

    It 'as the documents'' flaky service has them do not either' {
        (Wait-WorkflowStatus flaky-1 @Aster @Often -ErrorVariable problem).State | Should -Be 'Succeeded'
        $problem | Should -BeNullOrEmpty
    }

    It 'hold back every run of the credential when the service asks for it' {
        Add-SimulatorScript $Sim Aster limited-1 @{ status = 429; headers = @{ 'Retry-After' = '1' } }, 'succeeded'
        Add-SimulatorScript $Sim Aster other-1 'running', 'succeeded'
        $runs = Wait-WorkflowStatus limited-1, other-1 @Aster -PollInterval 0.2 -Timeout 15 -ThrottleLimit 1
        $runs | Should -HaveCount 2
        $requests = Get-SimulatorRequest $Sim
        ($requests[1].timestamp - $requests[0].timestamp).TotalSeconds | Should -BeGreaterThan 0.9
    }

    It 'of a run that was never seen have the last word, with their advice, at the deadline' {
        $null = Wait-WorkflowStatus error-1 @Aster -PollInterval 0.1 -Timeout 1 -MaximumRetryCount 0 -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'WaitTimeout,*'
        "$($problem[0])" | Should -BeLike '*it was never seen; the last look failed:*HTTP 500*Try again later; if it goes on, ask the service*'
    }

    It 'may be a 404 before the run is known' {
        (Wait-WorkflowStatus late-1 @Aster @Often -ErrorVariable problem).State | Should -Be 'Succeeded'
        $problem | Should -BeNullOrEmpty
    }

    It 'may be an empty list before the run is known' {
        Add-SimulatorScript $Sim Storyteller empty-1 @{ body = @() }, @{ body = @() }, 'running', 'succeeded'
        (Wait-WorkflowStatus empty-1 @Story @Often).State | Should -Be 'Succeeded'
    }
}

Describe 'Errors that end the wait for a run' {
    BeforeEach { Clear-Simulator $Sim }

    It 'come at once for <Id> (<ErrorId>), while others go on' -ForEach @(
        @{ Id = 'forbidden-1'; ErrorId = 'Forbidden' }, @{ Id = 'rejected-1'; ErrorId = 'RequestRejected' }
    ) {
        $runs = Wait-WorkflowStatus $Id, work-1 @Aster @Often -ErrorVariable problem -ErrorAction SilentlyContinue
        $runs.Id | Should -Be 'work-1'
        $runs.State | Should -Be 'Succeeded'
        $problem | Should -HaveCount 1
        $problem.FullyQualifiedErrorId | Should -BeLike "$ErrorId,*"
        $problem.TargetObject | Should -Be $Id
        Get-SimulatorRequest $Sim -Like "*/$Id/*" | Should -HaveCount 1
    }

    It 'include a 404 once the grace is over' {
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $runs = Wait-WorkflowStatus notfound-1 @Aster @Often -NotFoundGraceSec 0.5 -ErrorVariable problem -ErrorAction SilentlyContinue
        $clock.Elapsed.TotalSeconds | Should -BeGreaterThan 0.45
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 5
        $runs | Should -BeNullOrEmpty
        $problem.FullyQualifiedErrorId | Should -BeLike 'RunNotFound,*'
        (Get-SimulatorStatistic $Sim).total | Should -BeGreaterThan 2
    }

    It 'include a 404 at once with a grace of 0' {
        $null = Wait-WorkflowStatus notfound-1 @Aster @Often -NotFoundGraceSec 0 -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'RunNotFound,*'
        (Get-SimulatorStatistic $Sim).total | Should -Be 1
    }

    It 'include a 404 of a run that was seen, and emit it as last seen' {
        Add-SimulatorScript $Sim Aster gone-1 'running', @{ status = 404 }
        $run = Wait-WorkflowStatus gone-1 @Aster @Often -ErrorVariable problem -ErrorAction SilentlyContinue
        $run.State | Should -Be 'Running'
        $problem.FullyQualifiedErrorId | Should -BeLike 'RunNotFound,*'
        (Get-SimulatorStatistic $Sim).total | Should -Be 2
    }

    It 'include a 401, which stops further requests with that credential; another service goes on' {
        $runs = @(Get-WorkflowStatus running-1, running-2 @Story)
        $elsewhere = $Aster.Clone()
        $elsewhere.BaseUri = $Sim.SecondOrigin
        Add-SimulatorScript $Sim Aster work-1 'running', 'running', 'running', 'running', 'running', 'succeeded'
        $runs += Get-WorkflowStatus work-1 @elsewhere
        Add-SimulatorScript $Sim Storyteller running-1 'running', @{ status = 401 }
        Invoke-SimulatorControl -Simulator $Sim -Method DELETE -Route requests
        $ended = $runs | Wait-WorkflowStatus -Token (ConvertTo-Token $Sim.Key) @Often -ErrorVariable problem -ErrorAction SilentlyContinue
        ($ended | Where-Object Provider -EQ Aster).State | Should -Be 'Succeeded'
        $problem.TargetObject | Sort-Object | Should -Be 'running-1', 'running-2'
        $problem | ForEach-Object { $_.FullyQualifiedErrorId | Should -BeLike 'Unauthorized,*' }
        ($ended | Where-Object Provider -EQ Storyteller).Id | Sort-Object | Should -Be 'running-1', 'running-2' -Because 'what was seen last is not lost'
        $asked = Get-SimulatorRequest $Sim
        $refused = ($asked | Where-Object target -Like '*/running-1/*')[-1]
        # A request that was under way at that moment may arrive together with the refused one.
        $asked | Where-Object { $_.origin -eq $Sim.BaseUri -and ($_.timestamp - $refused.timestamp).TotalSeconds -gt 0.08 } | Should -BeNullOrEmpty
        @($asked | Where-Object origin -EQ $Sim.SecondOrigin)[-1].timestamp | Should -BeGreaterThan $refused.timestamp
    }

    It 'end the command with -ErrorAction Stop, and leave nothing in flight' {
        Add-SimulatorScript $Sim Aster stall-1 @{ fault = @{ kind = 'stallMidBody' } }
        { Wait-WorkflowStatus stall-1, forbidden-1 @Aster @Often -ErrorAction Stop } | Should -Throw -ErrorId 'Forbidden,*'
        Wait-Condition { (Get-SimulatorStatistic $Sim).inFlight -eq 0 } -Within 2
    }
}

Describe 'The deadline' {
    BeforeEach { Clear-Simulator $Sim }

    It 'looks once when the time is over before it begins: <Shown>' -ForEach @(
        @{ Shown = 'a TimeSpan'; Timeout = [timespan]::FromSeconds(-30) }, @{ Shown = 'its text'; Timeout = '-00:00:00.5' }, @{ Shown = 'a number'; Timeout = -0.5 }
    ) {
        (Wait-WorkflowStatus running-1 @Aster -Timeout $Timeout -ErrorVariable problem -ErrorAction SilentlyContinue).State | Should -Be 'Running'
        $problem.FullyQualifiedErrorId | Should -BeLike 'WaitTimeout,*'
    }

    It 'emits each run as last seen, with a WaitTimeout error' {
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $runs = Wait-WorkflowStatus success-1, running-1, running-2 @Aster -PollInterval 0.2 -Timeout 0.7 -ErrorVariable problem -ErrorAction SilentlyContinue
        $clock.Elapsed.TotalSeconds | Should -BeGreaterThan 0.65
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 4
        $runs.Id | Sort-Object | Should -Be 'running-1', 'running-2', 'success-1'
        $runs[0].Id | Should -Be 'success-1'
        $problem | Should -HaveCount 2
        $problem.TargetObject | Sort-Object | Should -Be 'running-1', 'running-2'
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'WaitTimeout,*'
        $problem[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
        "$($problem[0])" | Should -BeLike "*running-*0.7 s*Running*"
        $problem[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $problem[0].Exception.LastRun.State | Should -Be 'Running'
    }

    It 'makes one last look, whole, so that an end in between is not missed' {
        Add-SimulatorScript $Sim 8x8 run-1 'running', 'succeeded'
        $run = Wait-WorkflowStatus run-1 @Eight -PollInterval 60 -Timeout 0.5 -ErrorVariable problem
        $run.State | Should -Be 'Succeeded'
        $run.Steps | Should -HaveCount 4
        $problem | Should -BeNullOrEmpty
        (Get-SimulatorRequest $Sim).target | Should -HaveCount 2
    }

    It 'is an error alone for a run that was never seen' {
        Add-SimulatorScript $Sim Aster down-1 @{ status = 503 }
        $runs = Wait-WorkflowStatus down-1 @Aster -PollInterval 0.2 -Timeout 0.5 -ErrorVariable problem -ErrorAction SilentlyContinue
        $runs | Should -BeNullOrEmpty
        $problem.FullyQualifiedErrorId | Should -BeLike 'WaitTimeout,*'
        "$problem" | Should -BeLike '*503*' -Because 'it says what was in the way'
    }

    It 'is not put off by a service that is silent' {
        Add-SimulatorScript $Sim Aster quiet-1 'running', @{ fault = @{ kind = 'stallBeforeHeaders' } }
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $run = Wait-WorkflowStatus quiet-1 @Aster -PollInterval 0.1 -Timeout 0.5 -RequestTimeoutSec 1 -ErrorVariable problem -ErrorAction SilentlyContinue
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 5
        $run.State | Should -Be 'Running'
        $problem.FullyQualifiedErrorId | Should -BeLike 'WaitTimeout,*'
    }

    It 'of 0 checks each run once' {
        $runs = Wait-WorkflowStatus success-1, running-1 @Aster -Timeout 0 -ErrorVariable problem -ErrorAction SilentlyContinue
        $runs.Id | Sort-Object | Should -Be 'running-1', 'success-1'
        $problem.TargetObject | Should -Be 'running-1'
        $problem.FullyQualifiedErrorId | Should -BeLike 'WaitTimeout,*'
        (Get-SimulatorStatistic $Sim).total | Should -Be 2
    }

    It 'of -1 never comes' {
        (Wait-WorkflowStatus work-1 @Aster -Timeout -1 -PollInterval 0.1).State | Should -Be 'Succeeded'
    }

    It 'is a time as well: <Shown>' -ForEach @(
        @{ Shown = 'its text'; Timeout = '00:00:01' }, @{ Shown = 'a TimeSpan'; Timeout = [timespan]::FromSeconds(1) }, @{ Shown = 'a number'; Timeout = 1 }, @{ Shown = 'the text of a number'; Timeout = '1' }
    ) {
        $null = Wait-WorkflowStatus running-1 @Aster -Timeout $Timeout -PollInterval 00:00:00.1 -MaxPollInterval (New-TimeSpan -Seconds 1) -NotFoundGraceSec 0:0:5 -RequestTimeoutSec ([timespan]::FromSeconds(10)) -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem | Should -HaveCount 1
        "$problem" | Should -BeLike '*has not ended within 1 s*'
    }

    It 'is asked for in seconds when it is neither: <Shown>' -ForEach @(
        @{ Shown = 'words'; Timeout = '5 minutes' }, @{ Shown = 'a comma, which elsewhere groups digits'; Timeout = '1,5' }, @{ Shown = 'a blank text'; Timeout = ' ' }, @{ Shown = 'null'; Timeout = $null }, @{ Shown = 'a date'; Timeout = [datetime]::UnixEpoch }, @{ Shown = 'an hour that no day has'; Timeout = '24:00:00' }
    ) {
        { Wait-WorkflowStatus running-1 @Aster -Timeout $Timeout } | Should -Throw '*seconds*TimeSpan*' -ErrorId 'ParameterArgumentTransformationError*'
        { Watch-WorkflowStatus running-1 @Aster -PollInterval $Timeout } | Should -Throw '*seconds*TimeSpan*' -ErrorId 'ParameterArgumentTransformationError*'
        { Get-WorkflowStatus running-1 @Aster -RequestTimeoutSec $Timeout } | Should -Throw '*seconds*TimeSpan*' -ErrorId 'ParameterArgumentTransformationError*'
        { Register-WorkflowConnection any Demo -PollInterval $Timeout -WhatIf } | Should -Throw '*seconds*TimeSpan*' -ErrorId 'ParameterArgumentTransformationError*'
        Get-SimulatorRequest $Sim | Should -BeNullOrEmpty
    }

    It 'is not less than -1' {
        { Wait-WorkflowStatus work-1 @Aster -Timeout -2 } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }
}

Describe 'What ends a wait early' {
    BeforeEach { Clear-Simulator $Sim }

    It 'is the state of -Until' {
        Add-SimulatorScript $Sim Aster run-1 'queued', 'queued', 'running', 'running'
        $run = Wait-WorkflowStatus run-1 @Aster @Often -Until Running, Suspended -ErrorVariable problem
        $run.State | Should -Be 'Running'
        $problem | Should -BeNullOrEmpty
        (Get-SimulatorStatistic $Sim).total | Should -Be 3
    }

    It 'is a terminal state whatever -Until says' {
        (Wait-WorkflowStatus failure-1 @Aster @Often -Until Suspended).State | Should -Be 'Failed'
    }

    It 'is the first end with -Any' {
        $run = Wait-WorkflowStatus running-1, work-1, running-2 @Aster @Often -Any -ErrorVariable problem
        $run.Id | Should -Be 'work-1'
        $problem | Should -BeNullOrEmpty
        Wait-Condition { (Get-SimulatorStatistic $Sim).inFlight -eq 0 } -Within 2
    }

    It 'is the first failure with -FailFast, not a success' {
        Add-SimulatorScript $Sim Aster bad-1 'running', 'running', 'failed'
        $runs = Wait-WorkflowStatus running-1, success-1, bad-1 @Aster @Often -FailFast
        $runs.Id | Should -Be 'success-1', 'bad-1'
    }

    It 'is Select-Object -First, and the script goes on' {
        $pipeline = Open-Pipeline 'Wait-WorkflowStatus success-1, running-1 @call | Select-Object -First 1; "after"' @{ call = $Aster }
        try {
            Complete-Pipeline $pipeline
            $pipeline.Output | Should -HaveCount 2
            $pipeline.Output[0].Id | Should -Be 'success-1'
            $pipeline.Output[1] | Should -Be 'after'
            Wait-Condition { (Get-SimulatorStatistic $Sim).inFlight -eq 0 } -Within 2
        }
        finally { Close-Pipeline $pipeline }
    }

    It 'is Ctrl+C, within a second, with a body that stalls; nothing is sent afterwards' {
        Add-SimulatorScript $Sim Aster stall-1 @{ fault = @{ kind = 'stallMidBody' } }
        $pipeline = Open-Pipeline 'Wait-WorkflowStatus stall-1, running-1, running-2 @call -PollInterval 0.1' @{ call = $Aster }
        try {
            Wait-Condition { (Get-SimulatorStatistic $Sim).total -ge 5 }
            (Get-SimulatorStatistic $Sim).inFlight | Should -BeGreaterOrEqual 1
            Measure-PipelineStop $pipeline | Should -BeLessThan 1
            Wait-Condition { (Get-SimulatorStatistic $Sim).inFlight -eq 0 } -Within 2
            $total = (Get-SimulatorStatistic $Sim).total
            # To see that nothing comes takes a while: five times the interval.
            [System.Threading.Thread]::Sleep(500)
            (Get-SimulatorStatistic $Sim).total | Should -Be $total
            ((Get-SimulatorRequest $Sim -Like '*/stall-1/*')).aborted | Should -BeTrue
        }
        finally { Close-Pipeline $pipeline }
    }

    It 'is Ctrl+C between two looks as well' {
        $pipeline = Open-Pipeline 'Wait-WorkflowStatus running-1 @call -PollInterval 60' @{ call = $Aster }
        try {
            Wait-Condition { $last = Get-SimulatorRequest $Sim; $last -and $last.completed }
            Measure-PipelineStop $pipeline | Should -BeLessThan 1
        }
        finally { Close-Pipeline $pipeline }
    }
}

Describe 'How often it looks' {
    BeforeEach { Clear-Simulator $Sim }

    It 'is every -PollInterval seconds' {
        $null = Wait-WorkflowStatus running-1 @Aster -PollInterval 0.4 -Timeout 1.8 -ErrorAction SilentlyContinue
        $gaps = @(Get-Gap running-1)
        # Looks at 0, 0.4, 0.8, 1.2, 1.6 and at the deadline; ten per cent more or less.
        $gaps.Count | Should -BeGreaterOrEqual 3
        $gaps.Count | Should -BeLessOrEqual 5
        $gaps | Select-Object -SkipLast 1 | ForEach-Object { $_ | Should -BeGreaterThan 0.34 }
    }

    It 'grows no further than -MaxPollInterval' {
        # The run is a minute and a half old: by its age alone the next look would be 19 s away.
        $null = Wait-WorkflowStatus running-1 @Aster -MaxPollInterval 0.3 -Timeout 4 -ErrorAction SilentlyContinue
        @(Get-Gap running-1).Count | Should -BeGreaterOrEqual 4
    }

    It 'is by the age of the run where nothing is said' {
        $null = Wait-WorkflowStatus running-1 @Aster -Timeout 1.3 -ErrorAction SilentlyContinue
        (Get-SimulatorStatistic $Sim).total | Should -Be 2 -Because 'there is the first look and the one at the deadline'
    }

    It 'is as the service advises where it does: 1 s, then doubling' {
        $null = Wait-WorkflowStatus running-1 @Story -Timeout 3.6 -ErrorAction SilentlyContinue
        $gaps = @(Get-Gap running-1)
        $gaps | Should -HaveCount 2 -Because 'the look at 3 s is close to the deadline, and moved to it'
        $gaps[0] | Should -BeGreaterThan 0.85
        $gaps[0] | Should -BeLessThan 1.7
        $gaps[1] | Should -BeGreaterThan 1.75
    }
}

Describe 'Failures as errors' {
    BeforeEach { Clear-Simulator $Sim }

    It 'are written with -ErrorOnFailure, beside the runs' {
        $runs = Wait-WorkflowStatus success-1, failure-1, compensated-1 @Aster @Often -ErrorOnFailure -ErrorVariable problem -ErrorAction SilentlyContinue
        $runs | Should -HaveCount 3
        $problem | Should -HaveCount 2
        $problem.TargetObject | Sort-Object | Should -Be 'compensated-1', 'failure-1'
        $failure = $problem | Where-Object TargetObject -EQ 'failure-1'
        $failure.FullyQualifiedErrorId | Should -BeLike 'RunFailed,*'
        $failure.CategoryInfo.Category | Should -Be 'OperationStopped'
        "$failure" | Should -BeLike '*Failed*Division by zero*'
    }

    It 'are not written without it' {
        $null = Wait-WorkflowStatus failure-1 @Aster @Often -ErrorVariable problem
        $problem | Should -BeNullOrEmpty
    }

    It 'give a scheduled task the exit code <Code> when a run <Case>' -ForEach @(
        @{ Case = 'succeeds'; Id = 'success-1'; Code = 0 }, @{ Case = 'fails'; Id = 'failure-1'; Code = 1 }, @{ Case = 'takes too long'; Id = 'running-1'; Code = 1 }
    ) {
        $command = "Import-Module '$ModuleManifest'; Wait-WorkflowStatus $Id -Provider Aster -TenantId acme -BaseUri $($Sim.BaseUri) -Timeout 1 -PollInterval 0.2 -ErrorOnFailure -ErrorAction Stop"
        $run = Invoke-PowerShellProcess $command -Environment @{ ASTER_TOKEN = $Sim.Key }
        $run.ExitCode | Should -Be $Code -Because $run.ErrorText
        $run.Output | Should -BeLike "*$Id*" -Because 'the run itself is shown too'
        $run.ErrorText -eq '' | Should -Be ($Code -eq 0)
    }
}

Describe 'Progress' {
    BeforeEach { Clear-Simulator $Sim }

    It 'is one bar, with one below it for each of the slowest, removed at the end' {
        Add-SimulatorScript $Sim 8x8 run-1 @{ state = 'running'; afterMs = 0 }, @{ state = 'succeeded'; afterMs = 900 }
        $pipeline = Open-Pipeline 'Wait-WorkflowStatus success-1, run-1, failure-1 @call -PollInterval 0.1' @{ call = $Eight }
        try {
            Complete-Pipeline $pipeline
            $records = @($pipeline.Shell.Streams.Progress)
            $bars = $records | Where-Object ParentActivityId -LT 0 | Select-Object -ExpandProperty ActivityId -Unique
            @($bars) | Should -HaveCount 1
            $below = $records | Where-Object { $_.ParentActivityId -eq $bars -and $_.Activity -eq '8x8 run-1' }
            $below | Should -Not -BeNullOrEmpty
            $below[0].StatusDescription | Should -BeLike 'Running*'
            foreach ($group in $records | Group-Object ActivityId) {
                $group.Group[-1].RecordType | Should -Be 'Completed' -Because "the bar '$($group.Group[0].Activity)' must not stay"
            }

            # At most ten updates a second, of each bar.
            ($records | Where-Object { $_.ActivityId -eq $bars -and $_.RecordType -eq 'Processing' }).Count | Should -BeLessThan 30
        }
        finally { Close-Pipeline $pipeline }
    }

    It 'tells how many have ended and failed, and counts down to the next look' {
        $pipeline = Open-Pipeline 'Wait-WorkflowStatus success-1, running-1, failure-1 @call -PollInterval 5 -Timeout 2.5' @{ call = $Aster }
        try {
            Complete-Pipeline $pipeline
            $told = @($pipeline.Shell.Streams.Progress | Where-Object ParentActivityId -LT 0).StatusDescription | Select-Object -Unique
            $numbers = $told | ForEach-Object { if ($_ -match '^2 of 3 ended, 1 failed, next check in (\d+) s$') { [int]$Matches[1] } }
            $numbers.Count | Should -BeGreaterOrEqual 2 -Because "$told"
            $numbers | Should -Be ($numbers | Sort-Object -Descending)
        }
        finally { Close-Pipeline $pipeline }
    }

    It 'tells why a run cannot be read, in few words and before the next look, since a narrow screen cuts the end' {
        $pipeline = Open-Pipeline 'Wait-WorkflowStatus unavailable-1 @call -PollInterval 5 -Timeout 2' @{ call = $Aster }
        try {
            Complete-Pipeline $pipeline
            $told = @($pipeline.Shell.Streams.Progress | Where-Object ParentActivityId -LT 0).StatusDescription
            $told -match '^0 of 1 ended, the service failed \(HTTP 503\).*, next check in \d+ s$' | Should -Not -BeNullOrEmpty -Because ($told | Select-Object -Unique)
        }
        finally { Close-Pipeline $pipeline }
    }

    It 'is completed when the command ends with an error' {
        $pipeline = Open-Pipeline 'Wait-WorkflowStatus running-1 @call -PollInterval 0.1 -Timeout 0.5 -ErrorAction Stop' @{ call = $Aster }
        try {
            Complete-Pipeline $pipeline
            "$($pipeline.Shell.InvocationStateInfo.Reason)" | Should -BeLike '*has not ended*'
            foreach ($group in $pipeline.Shell.Streams.Progress | Group-Object ActivityId) {
                $group.Group[-1].RecordType | Should -Be 'Completed'
            }
        }
        finally { Close-Pipeline $pipeline }
    }
}
