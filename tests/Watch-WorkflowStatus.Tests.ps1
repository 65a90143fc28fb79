#Requires -Version 7.2
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeAll {
    . "$PSScriptRoot/Support/Simulator.ps1"
    . "$PSScriptRoot/Support/Session.ps1"
    Clear-CredentialVariable
    Import-Module $ModuleManifest -Force
    $script:Sim = Open-Simulator
    $script:Aster = @{ Provider = 'Aster'; Parameter = @{ TenantId = 'acme' }; BaseUri = $Sim.BaseUri; Token = ConvertTo-Token $Sim.Key }
    $script:Story = @{ Provider = 'Storyteller'; BaseUri = $Sim.BaseUri; Token = ConvertTo-Token $Sim.Key }
    $script:Often = @{ PollInterval = 0.1; Timeout = 15 }
}

AfterAll {
    Clear-CredentialVariable
    Close-Simulator $Sim
}

Describe 'A watch' {
    BeforeEach { Clear-Simulator $Sim }

    It 'tells the first sight as a change from nothing, then each change once, in order' {
        Add-SimulatorScript $Sim Aster run-1 'queued', 'running', 'running', 'suspended', 'running', 'succeeded'
        $changes = @(Watch-WorkflowStatus run-1 @Aster @Often | Where-Object { -not $_.Step })
        $changes | ForEach-Object { $_ | Should -BeOfType ([WorkflowStatus.WorkflowChange]) }
        $changes.NewState | Should -Be 'Queued', 'Running', 'Suspended', 'Running', 'Succeeded'
        $changes[0].OldState | Should -BeNullOrEmpty
        $changes[1..4].OldState | Should -Be 'Queued', 'Running', 'Suspended', 'Running'
        $changes[-1].Run.State | Should -Be 'Succeeded'
    }

    It 'goes on until all have ended, and tells each as it happens' {
        Add-SimulatorScript $Sim Aster long @{ state = 'running'; afterMs = 0 }, @{ state = 'failed'; afterMs = 900 }
        $seen = Watch-WorkflowStatus long, success-1 @Aster @Often | Where-Object { -not $_.Step } |
            ForEach-Object { [pscustomobject]@{ What = "$($_.Id) $($_.NewState)"; Asked = (Get-SimulatorStatistic $Sim).total } }
        $seen.What[-1] | Should -Be 'long Failed'
        $seen.What | Should -Contain 'success-1 Succeeded'
        $seen[-1].Asked | Should -BeGreaterThan $seen[0].Asked -Because 'the first was told while the watch went on'
    }

    It 'tells the changes of steps' {
        $changes = @(Watch-WorkflowStatus slow-1 @Story @Often | Where-Object Step)
        $changes | Should -Not -BeNullOrEmpty
        foreach ($step in $changes | Group-Object Step) {
            $states = @($step.Group.NewState)
            for ($at = 1; $at -lt $states.Count; $at++) { $states[$at] | Should -Not -Be $states[$at - 1] -Because "$($step.Name) is not told twice" }
            $states[-1] | Should -Be 'Succeeded'
        }
    }

    It 'survives faults, and tells them with -Verbose' {
        Add-SimulatorScript $Sim Aster run-1 'running', @{ status = 503 }, @{ fault = @{ kind = 'resetMidBody' } }, @{ fault = @{ kind = 'html' } }, 'succeeded'
        $out = Watch-WorkflowStatus run-1 @Aster @Often -Verbose 4>&1
        @($out | Where-Object { $_ -is [WorkflowStatus.WorkflowChange] -and -not $_.Step }).NewState | Should -Be 'Running', 'Succeeded'
        @($out | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and "$_" -like '*The wait goes on.*' }) | Should -HaveCount 3
    }

    It 'ends at its deadline with an error for each run that goes on' {
        $changes = Watch-WorkflowStatus running-1, success-1 @Aster -PollInterval 0.1 -Timeout 1 -ErrorVariable problem -ErrorAction SilentlyContinue
        @($changes | Where-Object { -not $_.Step }).Id | Sort-Object -Unique | Should -Be 'running-1', 'success-1'
        $problem | Should -HaveCount 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'WaitTimeout,*'
        $problem[0].TargetObject | Should -Be 'running-1'
    }

    It 'is an audit log when it is appended to a CSV file' {
        Add-SimulatorScript $Sim Aster run-1 'running', 'succeeded'
        Watch-WorkflowStatus run-1, failure-2 @Aster @Often | Export-Csv "$TestDrive/audit.csv" -Append
        $lines = @(Import-Csv "$TestDrive/audit.csv" | Where-Object { -not $_.Step })
        ($lines | Where-Object Id -EQ run-1).NewState | Should -Be 'Running', 'Succeeded'
        ($lines | Where-Object Id -EQ failure-2).NewState | Should -Be 'Failed'
        $lines[0].Timestamp | Should -Not -BeNullOrEmpty
    }

    It 'ends at once when nothing more is wanted' {
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $first = Watch-WorkflowStatus running-1 @Aster -Timeout -1 | Select-Object -First 1
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 5
        $first.NewState | Should -Be 'Running'
        Wait-Condition -Because 'no request is left' { (Get-SimulatorStatistic $Sim).inFlight -eq 0 }
    }
}
