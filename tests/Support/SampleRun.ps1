# A run in which every property has a value that is easily lost on the way: escapes in addresses, nesting, empty lists.
function New-SampleRun {
    $start = [datetime]::new(2026, 2, 3, 4, 5, 6, 789, [DateTimeKind]::Utc).AddTicks(1234)
    $own = [WorkflowStatus.RunLocation]::new('https://example.com/runs/a%20b%2Fc?x=%C3%A9#top')
    $clip = [WorkflowStatus.RunLocation]::new('https://example.com/clips/98226576-0c3f-4a3e-9d42-1f2e3d4c5b6a/form')
    $clip.Step = 'Create Clip'
    $clip.ResourceType = 'clips'
    $clip.ResourceId = '98226576-0c3f-4a3e-9d42-1f2e3d4c5b6a'
    $steps = [System.Collections.Generic.List[WorkflowStatus.RunStep]]::new()
    $steps.Add([WorkflowStatus.RunStep] @{
            Name = 'Create Clip'; Id = 'step-1'; State = 'Succeeded'; Status = 'Completed'; Message = "done`nwell"
            StartedAt = $start; UpdatedAt = $start.AddSeconds(4); CompletedAt = $start.AddSeconds(4.25); Duration = [timespan]::FromSeconds(4.25)
            Locations = [WorkflowStatus.RunLocationList]::new([WorkflowStatus.RunLocation[]] @($clip))
            Details = [pscustomobject] @{ attempt = 2L; tags = [object[]] @('a', 'b') }
        })
    $steps.Add([WorkflowStatus.RunStep] @{ Name = 'Déployer 日本 🚀'; State = 'Failed'; Status = 'Broken'; Message = 'exit code 1' })
    $steps.Add([WorkflowStatus.RunStep] @{ Name = ''; State = 'Queued' })
    $parameters = [System.Collections.Generic.Dictionary[string, string]]::new()
    $parameters['DefinitionId'] = 'onboarding'
    $parameters['AccountId'] = 'acme'
    [WorkflowStatus.WorkflowRun] @{
        Provider = 'Storyteller'; Connection = 'production'; Id = '09a560ba-7c1d-4f6e-8a2b-3c4d5e6f7081'; RunId = 'r-1'; Name = 'publish'
        State = 'CompensationFailed'; Status = 'ROLLBACK_FAILED'; Message = 'One or more workflow steps failed'
        StartedAt = $start; UpdatedAt = $start.AddMinutes(1); CompletedAt = $start.AddMinutes(2); Duration = [timespan]::FromSeconds(125.5)
        PercentComplete = 33.3; CurrentStep = 'Déployer 日本 🚀'; StepCount = 3; CompletedStepCount = 1; FailedStepCount = 1
        Steps = [WorkflowStatus.RunStepList]::new($steps)
        Locations = [WorkflowStatus.RunLocationList]::new([WorkflowStatus.RunLocation[]] @($own, $clip))
        Result = [object[]] @(1L, 'two', $null, [pscustomobject] @{ three = 3.5 }, [object[]] @())
        Error = [WorkflowStatus.RunError] @{ Message = 'exit code 1'; Type = 'ApplicationFailure'; Code = 'E17' }
        Details = [pscustomobject] @{ big = [decimal] 79228162514264337593543950335; flag = $true; nothing = $null; a = [pscustomobject] @{ b = [pscustomobject] @{ c = [pscustomobject] @{ d = [object[]] @([pscustomobject] @{ e = 'deep' }) } } } }
        Parameters = [WorkflowStatus.RunParameters]::new($parameters)
        BaseUri = [uri] 'https://example.com/base/'; RetrievedAt = $start.AddMinutes(3)
    }
}

function New-SampleChange {
    $run = New-SampleRun
    [WorkflowStatus.WorkflowChange] @{
        Timestamp = $run.RetrievedAt; Provider = $run.Provider; Connection = $run.Connection; Id = $run.Id; Name = $run.Name; Step = 'Create Clip'
        OldState = 'Running'; NewState = 'Succeeded'; Status = 'Completed'; Message = 'done'; PercentComplete = 60.5; Run = $run
    }
}

# Where two values differ, as paths: nothing when they are equal, types included.
function Compare-Value($Expected, $Actual, [string] $Path = '$') {
    if ($null -eq $Expected -or $null -eq $Actual) {
        if ($null -ne $Expected -or $null -ne $Actual) { "${Path}: '$Expected' became '$Actual'" }
        return
    }
    if ($Expected.GetType() -ne $Actual.GetType()) { return "${Path}: $($Expected.GetType()) became $($Actual.GetType())" }
    if ($Expected -is [uri]) {
        if ($Expected.OriginalString -cne $Actual.OriginalString) { "${Path}: $($Expected.OriginalString) became $($Actual.OriginalString)" }
    }
    elseif ($Expected -is [datetime]) {
        if ($Expected.Ticks -ne $Actual.Ticks -or $Expected.Kind -ne $Actual.Kind) { "${Path}: $($Expected.ToString('o')) became $($Actual.ToString('o'))" }
    }
    elseif ($Expected -is [System.Collections.IDictionary]) {
        if ("$($Expected.Keys | Sort-Object)" -cne "$($Actual.Keys | Sort-Object)") { return "${Path}: other keys" }
        foreach ($key in $Expected.Keys) { Compare-Value $Expected[$key] $Actual[$key] "$Path[$key]" }
    }
    elseif ($Expected -is [System.Collections.IList]) {
        if ($Expected.Count -ne $Actual.Count) { return "${Path}: $($Expected.Count) items became $($Actual.Count)" }
        for ($index = 0; $index -lt $Expected.Count; $index++) { Compare-Value $Expected[$index] $Actual[$index] "$Path[$index]" }
    }
    elseif ($Expected -is [string] -or $Expected -is [ValueType]) {
        if ($Expected -cne $Actual) { "${Path}: '$Expected' became '$Actual'" }
    }
    else {
        $names = $Expected.PSObject.Properties.Name
        # What PowerShell adds to everything that crosses a process.
        $others = $Actual.PSObject.Properties.Name | Where-Object { $_ -notin 'PSComputerName', 'PSShowComputerName', 'RunspaceId', 'PSSourceJobInstanceId' }
        if ("$names" -cne "$others") { return "${Path}: '$names' became '$others'" }
        foreach ($name in $names) { Compare-Value $Expected.$name $Actual.$name "$Path.$name" }
        if ($Expected.GetType().Namespace -eq 'WorkflowStatus' -and $Expected.ToString() -cne $Actual.ToString()) { "${Path}: '$Expected' became '$Actual'" }
    }
}
