# Runs for a person's eye: as many as asked for, over several services, always the same ones.
function New-ReportRun {
    [CmdletBinding()]
    [OutputType([WorkflowStatus.WorkflowRun])]
    param([int] $Count = 40, [int] $Steps = 0, [int] $Seed = 7, [timespan] $Over = '06:00:00')

    $random = [System.Random]::new($Seed)
    $end = [datetime]::new(2026, 2, 3, 16, 20, 0, [DateTimeKind]::Utc)
    $plots = @(
        @{ Provider = 'Aster'; Name = 'loan-approval'; Steps = 'Check identity', 'Score', 'Reserve funds', 'Notify customer' }
        @{ Provider = 'Storyteller'; Name = 'publish-clip'; Steps = 'Create clip', 'Transcode', 'Add captions', 'Review', 'Publish' }
        @{ Provider = '8x8'; Name = 'onboarding'; Steps = 'Provision line', 'Assign number', 'Send welcome message' }
        @{ Provider = 'Oumla'; Name = 'collect-payment'; Steps = 'Quote', 'Sign', 'Broadcast', 'Confirm' }
        @{ Provider = 'GitHubActions'; Name = 'build-and-deploy'; Steps = 'Restore', 'Build', 'Unit tests', 'Integration tests', 'Package', 'Deploy to staging' }
    )
    $reasons = @(
        @{ State = 'Failed'; Message = 'The database did not answer within 30 s.'; Type = 'TimeoutException' }
        @{ State = 'Failed'; Message = 'Quota exceeded for project north-eu: 40 of 40 workers are busy.'; Type = $null }
        @{ State = 'CompensationFailed'; Message = 'Release of the reserved funds was refused (409).'; Type = 'ActivityFailure' }
        @{ State = 'TimedOut'; Message = 'The run took longer than its limit of 2 hours.'; Type = $null }
        @{ State = 'Canceled'; Message = 'Stopped by m.keller'; Type = $null }
    )
    foreach ($number in 1..$Count) {
        $plot = $plots[$random.Next($plots.Count)]
        $luck = $random.NextDouble()
        $reason = if ($luck -lt 0.1) { $reasons[$random.Next($reasons.Count)] }
        $isGoing = -not $reason -and $luck -gt 0.88
        $state = if ($reason) { $reason.State } elseif (-not $isGoing) { 'Succeeded' } else { ('Running', 'Running', 'Waiting', 'Suspended')[$random.Next(4)] }
        $names = if ($Steps) { 1..$Steps | ForEach-Object { "$($plot.Steps[$_ % $plot.Steps.Count]) $_" } } else { $plot.Steps }
        $total = [Math]::Exp(5.5 + 1.1 * $random.NextDouble() * $random.NextDouble() * 3)
        $start = if ($isGoing) { $end.AddSeconds(-$total * 0.6) } else { $end.AddSeconds(-$total - $random.NextDouble() * $Over.TotalSeconds) }
        $stop = if ($reason -or $isGoing) { [int][Math]::Floor($names.Count * (0.3 + 0.6 * $random.NextDouble())) } else { $names.Count }
        $clock = $start.AddSeconds($total * 0.01)
        $index = 0
        $made = foreach ($name in $names) {
            $step = @{ Name = $name; State = 'Queued' }
            if ($index -le $stop) {
                $step.StartedAt = $clock
                $clock = $clock.AddSeconds($total / $names.Count * (0.4 + $random.NextDouble() * 0.9))
                $step.State = if ($index -lt $stop) { 'Succeeded' } elseif ($reason) { if ($reason.State -eq 'Canceled') { 'Canceled' } else { 'Failed' } } elseif ($state -eq 'Suspended') { 'Suspended' } else { 'Running' }
                if ($step.State -notin 'Running', 'Suspended') { $step.CompletedAt = $clock; $step.Duration = $clock - $step.StartedAt }
                if ($step.State -eq 'Failed') { $step.Message = "attempt 3 of 3: $($reason.Message)" }
            }
            $index++
            [WorkflowStatus.RunStep] $step
        }
        $run = @{
            Provider = $plot.Provider; Name = $plot.Name; Id = "$($plot.Name)-$([guid]::new([byte[]] @(foreach ($i in 1..16) { $random.Next(256) })).ToString().Substring(0, 13))"
            Connection = ('production', $null)[$random.Next(2)]; State = $state; Status = $state.ToUpperInvariant(); StartedAt = $start; RetrievedAt = $end
            Steps = [WorkflowStatus.RunStepList]::new([WorkflowStatus.RunStep[]] @($made)); StepCount = $names.Count; Message = $null
        }
        if (-not $isGoing) { $run.CompletedAt = $clock; $run.Duration = $clock - $start }
        else { $run.PercentComplete = [Math]::Round(100 * $stop / $names.Count); $run.CurrentStep = $names[$stop]; $run.Message = "Working on $($names[$stop])" }
        if ($reason) {
            $run.Message = $reason.Message
            $run.Error = [WorkflowStatus.RunError] @{ Message = $reason.Message; Type = $reason.Type }
        }
        if ($state -eq 'Succeeded' -and $random.Next(3) -eq 0) {
            $location = [WorkflowStatus.RunLocation]::new("https://app.example.com/clips/$([guid]::new([byte[]] @(foreach ($i in 1..16) { $random.Next(256) })))/form")
            $location.ResourceType = 'clips'
            $location.Step = $names[-1]
            $run.Locations = [WorkflowStatus.RunLocationList]::new([WorkflowStatus.RunLocation[]] @($location))
        }
        [WorkflowStatus.WorkflowRun] $run
    }
}
