#Requires -Version 7.2
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeAll {
    . "$PSScriptRoot/Support/Simulator.ps1"
    . "$PSScriptRoot/Support/Session.ps1"
    Clear-CredentialVariable
    Import-Module $ModuleManifest -Force
    $script:Sim = Open-Simulator
    $script:Aster = @{ Provider = 'Aster'; Parameter = @{ TenantId = 'acme' }; BaseUri = $Sim.BaseUri; Token = ConvertTo-Token $Sim.Key; AsJob = $true }
    $script:Often = @{ PollInterval = 0.1; Timeout = 15 }
}

AfterAll {
    Get-Job | Remove-Job -Force
    Clear-CredentialVariable
    Close-Simulator $Sim
}

Describe 'A job' {
    BeforeEach { Clear-Simulator $Sim }
    AfterEach { Get-Job | Remove-Job -Force }

    It 'of Wait has a child for each run, named after it, with its state' {
        Add-SimulatorScript $Sim Aster run-1 'running', 'succeeded'
        $job = Wait-WorkflowStatus run-1, failure-2 @Aster @Often
        $job.PSJobTypeName | Should -Be 'WorkflowStatusJob'
        $null = $job | Wait-Job -Timeout 15
        $job.State | Should -Be 'Completed'
        $job.StatusMessage | Should -Be '2 of 2 ended, 1 failed'
        $job.PSEndTime | Should -BeGreaterThan $job.PSBeginTime
        $job.ChildJobs.Name | Should -Be 'Aster run-1', 'Aster failure-2'
        $job.ChildJobs.StatusMessage | Should -Be 'Succeeded', 'Failed'
        ($job | Receive-Job -Keep | Sort-Object Id).State | Should -Be 'Failed', 'Succeeded'
        ($job.ChildJobs[0] | Receive-Job).Id | Should -Be 'run-1'
    }

    It 'has the properties of every job, and no others, in its children too' {
        $job = Wait-WorkflowStatus success-1 @Aster @Often
        foreach ($one in $job, $job.ChildJobs[0]) {
            [System.Management.Automation.Job].GetProperties().Name | Should -Contain 'StatusMessage'
            $one.GetType().GetProperties().Name | Where-Object { $_ -notin [System.Management.Automation.Job].GetProperties().Name } | Should -BeNullOrEmpty
        }
    }

    It 'hands out what there is while it goes on' {
        $job = Wait-WorkflowStatus success-1, running-2 @Aster @Often
        Wait-Condition -Because 'the first run has ended' { $job.StatusMessage -eq '1 of 2 ended' }
        $job.State | Should -Be 'Running'
        ($job | Receive-Job).Id | Should -Be 'success-1'
        $job | Receive-Job | Should -BeNullOrEmpty
        Wait-Condition -Because 'it tells how far it is' { $job.Progress.Count -gt 0 -and $job.Progress[0].StatusDescription -like '1 of 2 ended*' }
    }

    It 'of Get says how many were read, and what could not be' {
        $job = Get-WorkflowStatus running-1, notfound-2 @Aster
        $null = $job | Wait-Job -Timeout 15
        $job.StatusMessage | Should -Be '2 of 2 read, 1 failed'
        $job.Progress[-1].StatusDescription | Should -Be '2 of 2 read, 1 failed'
        $job.State | Should -Be 'Completed'
        $job.ChildJobs.State | Should -Be 'Completed', 'Failed'
        $job.ChildJobs.StatusMessage | Should -Be 'Running', 'RunNotFound'
        $runs = $job | Receive-Job -ErrorVariable problem -ErrorAction SilentlyContinue
        $runs.Id | Should -Be 'running-1'
        $problem.FullyQualifiedErrorId | Should -Be 'RunNotFound'
        $problem.CategoryInfo.Activity | Should -Be 'Get-WorkflowStatus' -Because 'the screen shows it before the message'
    }

    It 'counts neither a run that timed out nor one that cannot be read as ended' {
        $job = Wait-WorkflowStatus success-1, failure-2, running-3, forbidden-4 @Aster -PollInterval 0.1 -Timeout 1
        $null = $job | Wait-Job -Timeout 15
        $job.StatusMessage | Should -BeExactly '2 of 4 ended, 1 failed, 1 timed out, 1 not readable'
        $job.Progress[-1].StatusDescription | Should -BeExactly $job.StatusMessage
        $job.Progress[-1].PercentComplete | Should -Be 100
        $job.ChildJobs.StatusMessage | Should -Be 'Succeeded', 'Failed', 'WaitTimeout', 'Forbidden'
    }

    It 'of more than a hundred runs tells the same of its child' {
        $job = Wait-WorkflowStatus (@('success-1', 'failure-2') + (3..101 | ForEach-Object { "running-$_" })) @Aster -Timeout 0
        $null = $job | Wait-Job -Timeout 20
        $job.ChildJobs[0].StatusMessage | Should -BeExactly '2 of 101 ended, 1 failed, 99 timed out'
        $job.StatusMessage | Should -BeExactly $job.ChildJobs[0].StatusMessage
    }

    It 'of Get reads a run as often as it is given, as the command does: <Count> times' -ForEach @{ Count = 2 }, @{ Count = 100 } {
        $ids = @('success-1') * $Count + 'SUCCESS-1'
        $job = Get-WorkflowStatus $ids @Aster
        $null = $job | Wait-Job -Timeout 20
        $job.StatusMessage | Should -BeExactly "$($Count + 1) of $($Count + 1) read"
        @($job | Receive-Job).Id | Sort-Object -CaseSensitive | Should -BeExactly ($ids | Sort-Object -CaseSensitive)
    }

    It 'of Wait and Watch looks at a run once that is given twice' {
        $jobs = (Wait-WorkflowStatus success-1, success-1 @Aster @Often), (Watch-WorkflowStatus success-1, success-1 @Aster @Often)
        $null = $jobs | Wait-Job -Timeout 20
        $jobs.StatusMessage | Should -BeExactly '1 of 1 ended', '1 of 1 ended'
        $jobs | ForEach-Object { $_.ChildJobs.Count } | Should -Be 1, 1
    }

    It 'of Watch hands out the changes' {
        Add-SimulatorScript $Sim Aster run-1 'running', 'succeeded'
        $changes = Watch-WorkflowStatus run-1 @Aster @Often | Receive-Job -Wait -AutoRemoveJob
        @($changes | Where-Object { -not $_.Step }).NewState | Should -Be 'Running', 'Succeeded'
    }

    It 'of more than a hundred runs has one child for all' {
        $job = Get-WorkflowStatus (1..101 | ForEach-Object { "success-$_" }) @Aster
        $null = $job | Wait-Job -Timeout 20
        $job.ChildJobs | Should -HaveCount 1
        $job.ChildJobs[0].Name | Should -Be '101 runs'
        $job.ChildJobs[0].StatusMessage | Should -Be '101 of 101 read'
        @($job | Receive-Job) | Should -HaveCount 101
    }

    It 'has failed when no run could be read' {
        $job = Get-WorkflowStatus notfound-1, forbidden-2 @Aster
        $null = $job | Wait-Job -Timeout 15
        $job.State | Should -Be 'Failed'
    }

    It 'of Get sends a refused credential once' {
        $job = Get-WorkflowStatus unauthorized-1, success-2, success-3 @Aster -ThrottleLimit 1
        $null = $job | Wait-Job -Timeout 15
        (Get-SimulatorStatistic $Sim).total | Should -Be 1
        $job.ChildJobs.StatusMessage | Should -Be 'Unauthorized', 'Unauthorized', 'Unauthorized'
        $null = $job | Receive-Job -ErrorVariable problem -ErrorAction SilentlyContinue
        "$($problem[-1])" | Should -BeLike '*was not asked for: the service refused this credential a moment ago*'
    }

    It 'of Get does not ask for the rest when the service wants a long silence' {
        # Another service than the other tests have: it is left in peace afterwards too.
        Add-SimulatorScript $Sim Oumla busy-1 @{ status = 429; headers = @{ 'Retry-After' = '90' } }
        $job = Get-WorkflowStatus busy-1, success-2, success-3 -Provider Oumla -BaseUri $Sim.BaseUri -Token $Aster.Token -ThrottleLimit 1 -AsJob
        $null = $job | Wait-Job -Timeout 15
        (Get-SimulatorStatistic $Sim).total | Should -Be 1
        $job.ChildJobs.StatusMessage | Should -Be 'RateLimited', 'RateLimited', 'RateLimited'
    }

    It 'has failed with -ErrorOnFailure when a run failed, else not' {
        $strict = Wait-WorkflowStatus success-1, failure-2 @Aster @Often -ErrorOnFailure
        $mild = Wait-WorkflowStatus success-1, failure-2 @Aster @Often
        $null = $strict, $mild | Wait-Job -Timeout 15
        $strict.State | Should -Be 'Failed'
        $mild.State | Should -Be 'Completed'
    }

    It 'stops the children of runs that <Switch> left alone, where the failed one has failed' -ForEach @{ Switch = 'FailFast' }, @{ Switch = 'Any' } {
        Add-SimulatorScript $Sim Aster silent-2 @{ fault = @{ kind = 'stallBeforeHeaders'; durationMs = 60000 } }
        $ends = @{ $Switch = $true }
        $job = Wait-WorkflowStatus failure-1, silent-2, running-3 @Aster @Often @ends -ErrorOnFailure
        $null = $job | Wait-Job -Timeout 15
        $job.State | Should -Be 'Failed'
        $job.ChildJobs.State | Should -Be 'Failed', 'Stopped', 'Stopped'
        $job.ChildJobs | ForEach-Object { $_.Error.Count } | Should -Be 1, 0, 0
    }

    It 'has failed when -FailFast ended it at a run that cannot be read, and no other was read: of <Count> runs' -ForEach @{ Count = 3 }, @{ Count = 101 } {
        $job = Wait-WorkflowStatus (@('forbidden-1') + (2..$Count | ForEach-Object { "running-$_" })) @Aster @Often -FailFast
        $null = $job | Wait-Job -Timeout 15
        $job.State | Should -Be 'Failed'
        $job.ChildJobs[0].State | Should -Be 'Failed'
        @($job.ChildJobs.State | Select-Object -Skip 1) -ne 'Stopped' | Should -BeNullOrEmpty
    }

    It 'is completed when -Any was given a run of <Count>, the others stopped' -ForEach @{ Count = 3 }, @{ Count = 101 } {
        $job = Wait-WorkflowStatus (@('success-1') + (2..$Count | ForEach-Object { "running-$_" })) @Aster @Often -Any
        $null = $job | Wait-Job -Timeout 15
        $job.State | Should -Be 'Completed'
        $job.ChildJobs[0].State | Should -Be 'Completed'
        @($job.ChildJobs.State | Select-Object -Skip 1) -ne 'Stopped' | Should -BeNullOrEmpty
    }

    It 'that is stopped ends at once and asks no more' {
        $job = Wait-WorkflowStatus running-1, running-2 @Aster @Often
        $other = Wait-WorkflowStatus running-3 @Aster @Often
        $asks = { param($Run) @(Get-SimulatorRequest $Sim | Where-Object target -Match $Run).Count }
        Wait-Condition -Because 'it asks' { (& $asks 'running-[12]') -ge 4 }
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $job | Stop-Job
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 1
        $job.State | Should -Be 'Stopped'
        $job.ChildJobs.State | Should -Be 'Stopped', 'Stopped'
        $asked = & $asks 'running-[12]'
        $before = & $asks 'running-3'
        Wait-Condition -Because 'another, as busy, goes on' { (& $asks 'running-3') -ge $before + 4 }
        & $asks 'running-[12]' | Should -Be $asked
        $other | Stop-Job
    }

    It 'goes on when one of its children is stopped: that one is asked for no more, the others give their results' {
        Add-SimulatorScript $Sim Aster run-2 'running'
        $job = Wait-WorkflowStatus running-1, run-2 @Aster @Often
        $asks = { param($Run) @(Get-SimulatorRequest $Sim | Where-Object target -Match $Run).Count }
        Wait-Condition -Because 'it asks' { (& $asks 'running-1') -ge 2 }
        $job.ChildJobs[0] | Stop-Job
        $job.ChildJobs[0].State | Should -Be 'Stopped'
        $before = & $asks 'run-2'
        Wait-Condition -Because 'the other goes on' { (& $asks 'run-2') -ge $before + 2 }
        $asked = & $asks 'running-1'
        Wait-Condition -Because 'the other still goes on' { (& $asks 'run-2') -ge $before + 6 }
        & $asks 'running-1' | Should -Be $asked
        $job.State | Should -Be 'Running'
        $job.ChildJobs[1].State | Should -Be 'Running'
        Add-SimulatorScript $Sim Aster run-2 'succeeded'
        $null = $job | Wait-Job -Timeout 15
        $job.State | Should -Be 'Completed'
        $job.ChildJobs.State | Should -Be 'Stopped', 'Completed'
        $job.StatusMessage | Should -BeExactly '1 of 2 ended, 1 stopped'
        ($job | Receive-Job).Id | Should -Be 'run-2'
    }

    It 'of Get gives up the request of a child that is stopped, and of no other' {
        Add-SimulatorScript $Sim Aster silent-1, silent-2 @{ fault = @{ kind = 'stallBeforeHeaders'; durationMs = 60000 } }
        $job = Get-WorkflowStatus silent-1, silent-2, success-3 @Aster
        Wait-Condition -Because 'two are silent' { (Get-SimulatorStatistic $Sim).inFlight -eq 2 -and $job.ChildJobs[2].State -eq 'Completed' }
        $job.ChildJobs[0] | Stop-Job
        Wait-Condition -Because 'one was given up' { (Get-SimulatorStatistic $Sim).inFlight -eq 1 }
        $job.State | Should -Be 'Running'
        $job.ChildJobs[1].StopJob()
        $null = $job | Wait-Job -Timeout 15
        $job.State | Should -Be 'Completed'
        $job.ChildJobs.State | Should -Be 'Stopped', 'Stopped', 'Completed'
        $job.StatusMessage | Should -BeExactly '1 of 3 read, 2 stopped'
        ($job | Receive-Job).Id | Should -Be 'success-3'
    }

    It 'gives up the look that is under way when its child is stopped' {
        Add-SimulatorScript $Sim Aster silent-1 @{ fault = @{ kind = 'stallBeforeHeaders'; durationMs = 60000 } }
        $job = Wait-WorkflowStatus silent-1, running-2 @Aster -PollInterval 1000 -Timeout -1
        Wait-Condition -Because 'the look is under way, the other over' { (Get-SimulatorStatistic $Sim).inFlight -eq 1 -and (Get-SimulatorRequest $Sim | Where-Object target -Match 'running-2').completed }
        $job.ChildJobs[0] | Stop-Job
        Wait-Condition -Because 'it was given up' { (Get-SimulatorStatistic $Sim).inFlight -eq 0 }
        $job.State | Should -Be 'Running'
    }

    It 'is stopped when all its children were: <_>' -ForEach 2, 101 {
        $job = Wait-WorkflowStatus (1..$_ | ForEach-Object { "running-$_" }) @Aster @Often
        $job.ChildJobs | Stop-Job
        $null = $job | Wait-Job -Timeout 15
        $job.State | Should -Be 'Stopped'
        $job.ChildJobs.State | Select-Object -Unique | Should -Be 'Stopped'
    }

    It 'has failed when no run could be read but those that were stopped' {
        Add-SimulatorScript $Sim Aster silent-1 @{ fault = @{ kind = 'stallBeforeHeaders'; durationMs = 60000 } }
        $job = Get-WorkflowStatus silent-1, notfound-2 @Aster
        Wait-Condition -Because 'the other was read' { $job.ChildJobs[1].State -eq 'Failed' }
        $job.ChildJobs[0] | Stop-Job
        $null = $job | Wait-Job -Timeout 15
        $job.State | Should -Be 'Failed'
    }

    It 'does not mind that a child is stopped that has ended' {
        $job = Wait-WorkflowStatus success-1, running-2 @Aster @Often
        Wait-Condition -Because 'the first has ended' { $job.ChildJobs[0].State -eq 'Completed' }
        $job.ChildJobs[0].StopJob()
        $job.ChildJobs.State | Should -Be 'Completed', 'Running'
        $job.State | Should -Be 'Running'
    }

    It 'that is removed while it runs leaves no request behind' {
        Add-SimulatorScript $Sim Aster silent-1 @{ fault = @{ kind = 'stallBeforeHeaders'; durationMs = 60000 } }
        $job = Get-WorkflowStatus silent-1 @Aster
        Wait-Condition -Because 'the request is under way' { (Get-SimulatorStatistic $Sim).inFlight -eq 1 }
        $job | Remove-Job -Force
        Wait-Condition -Because 'it was given up' { (Get-SimulatorStatistic $Sim).inFlight -eq 0 }
        Get-Job | Should -BeNullOrEmpty
    }

    It 'ends with its session' {
        # A run that never appears, waited for without end.
        $wait = 'Wait-WorkflowStatus missing-exit -Provider Demo -AsJob -Timeout -1 -NotFoundGraceSec 86400'
        $ended = Invoke-PowerShellProcess "Import-Module '$ModuleManifest'; `$job = $wait; [string]`$job.State; exit 3"
        $ended.ExitCode | Should -Be 3
        $ended.Output.Trim() | Should -Be 'Running'
    }
}
