#Requires -Version 7.2
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

# What a session holds after commands, whatever became of them. tests/Resources.ps1 is the long version.

BeforeAll {
    . "$PSScriptRoot/Support/Simulator.ps1"
    . "$PSScriptRoot/Support/Session.ps1"
    . "$PSScriptRoot/Support/Resources.ps1"
    Clear-CredentialVariable
    Import-Module $ModuleManifest -Force
    $script:Sim = Open-Simulator
    $script:Call = @{ Provider = 'Storyteller'; BaseUri = $Sim.BaseUri; Token = ConvertTo-Token $Sim.Key }
    Add-SimulatorScript $Sim Storyteller broken-1 @{ fault = @{ kind = 'resetMidBody' } }
    Add-SimulatorScript $Sim Storyteller silent-1 @{ fault = @{ kind = 'stallMidBody' } }

    $script:Uses = @{
        'reads'               = { Get-WorkflowStatus success-1, failure-1, notfound-1, broken-1 @Call -MaximumRetryCount 0 -ErrorAction Ignore }
        'reads cut short'     = { Get-WorkflowStatus (1..50 | ForEach-Object { "success-$_" }) @Call | Select-Object -First 1 }
        'reads given up'      = { Get-WorkflowStatus silent-1 @Call -MaximumRetryCount 0 -RequestTimeoutSec 0.1 -ErrorAction Ignore }
        'waits'               = { Wait-WorkflowStatus success-1, failure-1, broken-1 @Call -Timeout 0.2 -PollInterval 0.05 -ErrorAction Ignore }
        'watches'             = { Watch-WorkflowStatus success-1, running-1 @Call -Timeout 0.2 -PollInterval 0.05 -ErrorAction Ignore }
        'jobs'                = { $job = Get-WorkflowStatus success-1, broken-1 @Call -MaximumRetryCount 0 -AsJob; $job | Receive-Job -Wait -ErrorAction Ignore; $job | Remove-Job }
        'jobs that wait'      = { $job = Wait-WorkflowStatus success-1 @Call -AsJob; $job | Receive-Job -Wait -ErrorAction Ignore; $job | Remove-Job }
        'jobs stopped'        = { $job = Wait-WorkflowStatus running-1, silent-1 @Call -AsJob; $job | Stop-Job; $job | Remove-Job }
        'jobs removed alive'  = { $job = Wait-WorkflowStatus running-1 @Call -AsJob; $job | Remove-Job -Force }
        'commands that fail'  = { try { Get-WorkflowStatus x -Provider NoSuchProvider } catch { $null = $_ } }
        'Ctrl+C during reads' = { $pipeline = Open-Pipeline 'Get-WorkflowStatus silent-1 @call' -Variable @{ call = $Call }; $null = Measure-PipelineStop $pipeline; Close-Pipeline $pipeline }
        'Ctrl+C during waits' = { $pipeline = Open-Pipeline 'Wait-WorkflowStatus running-1, silent-1 @call' -Variable @{ call = $Call }; $null = Measure-PipelineStop $pipeline; Close-Pipeline $pipeline }
    }

    function Test-Growth {
        # What has grown; requests that were given up take a moment to be gone.
        param([object] $Before, [object] $After, [int] $Pooled = 0)
        foreach ($name in 'Jobs', 'Subscribers', 'Runspaces', 'Timers', 'Threads', 'Sockets', 'Handles') {
            $allowed = if ($name -in 'Sockets', 'Handles') { $Pooled } else { 0 }
            if ($After.$name -gt $Before.$name + $allowed) { "$name`: $($Before.$name) before, $($After.$name) after" }
        }
    }
}

AfterAll {
    Clear-CredentialVariable
    Close-Simulator $Sim
}

Describe 'A session' {
    It 'holds nothing more after <_>' -ForEach 'reads', 'reads cut short', 'reads given up', 'waits', 'watches', 'jobs', 'jobs that wait', 'jobs stopped', 'jobs removed alive', 'commands that fail', 'Ctrl+C during reads', 'Ctrl+C during waits' {
        $use = $Uses[$_]
        # Chance decides how many connections are whole and stay in the pool: never more than are in flight, which is 32 where
        # reads are cut short, and less than the five uses where one that held a connection for ever would show.
        $pooled = if ($_ -eq 'reads cut short') { 32 } else { 4 }
        # The first times fill pools and caches.
        foreach ($round in 1..3) { $null = & $use }
        $before = Measure-Resource $Sim
        foreach ($round in 1..5) { $null = & $use }
        # A pool keeps its connections and its timers a while; what grows with each use never comes down to this.
        Wait-Condition { -not (Test-Growth $before (Measure-Resource $Sim) -Pooled $pooled) } -Within 20 -Because "nothing has grown: $(Test-Growth $before (Measure-Resource $Sim) -Pooled $pooled)"
        # The service sees a moment later that a connection was closed.
        Wait-Condition { (Get-SimulatorStatistic $Sim).inFlight -eq 0 } -Within 20 -Because 'no request is left'
    }

    It 'has no progress bar left, however a wait ends' {
        foreach ($line in 'Wait-WorkflowStatus success-1, running-1 @call -Timeout 1 -PollInterval 0.1', 'Wait-WorkflowStatus slow-1, running-1 @call -PollInterval 0.2 | Select-Object -First 1', 'Watch-WorkflowStatus running-1, failure-1 @call -Timeout 1 -PollInterval 0.1', 'Wait-WorkflowStatus running-1, notfound-1 @call -NotFoundGraceSec 0.5 -PollInterval 0.1 -Timeout 5 -ErrorAction Stop') {
            $pipeline = Open-Pipeline $line -Variable @{ call = $Call }
            try {
                Complete-Pipeline $pipeline
                $records = @($pipeline.Shell.Streams.Progress)
                $records | Should -Not -BeNullOrEmpty -Because $line
                $last = $records | Group-Object ActivityId | ForEach-Object { $_.Group[-1] }
                $last | ForEach-Object { $_.RecordType | Should -Be 'Completed' -Because "$line, bar $($_.ActivityId)" }
            }
            finally {
                Close-Pipeline $pipeline
            }
        }
    }

    It 'grows by nothing over five hundred commands' {
        foreach ($round in 1..200) { $null = Get-WorkflowStatus success-1 @Call }
        $before = Measure-Resource $Sim
        foreach ($round in 1..500) { $null = Get-WorkflowStatus success-1 @Call }
        $after = Measure-Resource $Sim
        # A timer of the runtime or a connection more that a slow moment made is none for each command.
        Wait-Condition { -not (Test-Growth $before (Measure-Resource $Sim) -Pooled 4) } -Within 20 -Because "nothing has grown: $(Test-Growth $before $after -Pooled 4)"
        # PowerShell itself keeps some of what it runs; a client or a connection for each command would be a hundred times this.
        $after.ManagedMB - $before.ManagedMB | Should -BeLessThan 2
    }
}
