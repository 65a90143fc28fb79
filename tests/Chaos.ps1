#Requires -Version 7.2
<#
.SYNOPSIS
    Waits for ten thousand runs of four services over real sockets while three of ten answers go wrong, and proves that nothing is lost. Not part of the tests: it takes minutes.
.DESCRIPTION
    The simulator resets, truncates, stalls and refuses by chance: before and in the headers, in the body, with 404 for a
    run that is still to appear, 408, 429 and 5xx, with HTML under 200, with words that nobody knows. One
    Wait-WorkflowStatus waits for all runs. Exits with 1 unless each comes back exactly once, in its true end, without an
    error, and no service hears of a run again after its end.

    The same in memory, with a clock of its own and with services that ask for silence, is in
    tests/WorkflowStatus.Core.Tests/Chaos.
.EXAMPLE
    dotnet build src/WorkflowStatus; dotnet build tests/WorkflowStatus.Simulator; pwsh -NoProfile tests/Chaos.ps1
.EXAMPLE
    pwsh -NoProfile tests/Chaos.ps1 -Count 500 -Percent 60 -Seed 7
#>
[CmdletBinding()]
param(
    # How many runs.
    [ValidateRange(100, 100000)]
    [int] $Count = 10000,

    # How many of a hundred answers go wrong.
    [ValidateRange(0, 90)]
    [int] $Percent = 30,

    # Decides how long each run lasts, and what goes wrong.
    [ValidateRange(0, [int]::MaxValue)]
    [int] $Seed = 1
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0
. "$PSScriptRoot/Support/Simulator.ps1"
. "$PSScriptRoot/Support/Session.ps1"
Clear-CredentialVariable
Import-Module $ModuleManifest -Force

# The word that an id ends with in the simulator, and the state that the run must end in.
$ends = [ordered]@{
    Storyteller = @{ success = 'Succeeded'; failure = 'Failed' }
    Oumla       = @{ success = 'Succeeded'; failure = 'Failed'; canceled = 'Canceled'; terminated = 'Terminated'; timedout = 'TimedOut' }
    '8x8'       = @{ success = 'Succeeded'; terminated = 'Terminated' }
    Aster       = @{ success = 'Succeeded'; failure = 'Failed'; compensated = 'Compensated'; compensationfailed = 'CompensationFailed'; terminated = 'Terminated' }
}
$random = [System.Random]::new($Seed)
$runs = foreach ($number in 1..$Count) {
    $provider = @($ends.Keys)[$number % $ends.Count]
    $word = @($ends[$provider].Keys | Sort-Object)[$random.Next($ends[$provider].Count)]
    $seconds = ($random.NextDouble() * 20).ToString('0.0', [cultureinfo]::InvariantCulture)
    [pscustomobject]@{ Provider = $provider; Id = "lasts-$seconds-$word-$number"; TenantId = 'acme'; AccountId = 'acme'; DefinitionId = 'main'; End = $ends[$provider][$word] }
}

$simulator = Open-Simulator -Argument '--chaos', $Percent, '--chaos-seed', $Seed
try {
    $call = @{
        BaseUri = $simulator.BaseUri; Token = ConvertTo-Token $simulator.Key; Timeout = 3600; RequestTimeoutSec = 2
        ThrottleLimit = 256; NotFoundGraceSec = 600; WarningAction = 'SilentlyContinue'; ErrorAction = 'SilentlyContinue'
    }
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $came = @{}
    $twice = [System.Collections.Generic.List[string]]::new()
    $runs | Wait-WorkflowStatus @call -ErrorVariable failed | ForEach-Object {
        if ($came.ContainsKey($_.Id)) { $twice.Add($_.Id) } else { $came[$_.Id] = [pscustomobject]@{ State = "$($_.State)"; At = [datetimeoffset]::UtcNow } }
    }
    $seconds = $clock.Elapsed.TotalSeconds
    $requests = @(Get-SimulatorRequest $simulator)
}
finally {
    Close-Simulator $simulator
}

$asked = $requests | Group-Object { $_.target -replace '^.*(lasts-[^/?]+).*$', '$1' } -AsHashTable -AsString
$late = foreach ($run in $runs) {
    $mine = @($asked[$run.Id] | Sort-Object timestamp)
    if ($came.ContainsKey($run.Id) -and [datetimeoffset] $mine[-1].timestamp -gt $came[$run.Id].At) {
        "$($run.Id): after it came back"
    }

    # The first sound answer that shows the end; 8x8 is asked for the whole run then.
    $last = $mine | Where-Object { -not $_.chaos -and -not $_.aborted -and $_.state -and $_.state -notin 'running', 'queued' } | Select-Object -First 1
    if ($run.Provider -ne '8x8' -and $last -and $last -ne $mine[-1]) {
        "$($run.Id): after its end was shown"
    }
}
$wrong = foreach ($run in $runs) {
    if (-not $came.ContainsKey($run.Id)) { "$($run.Id): lost" }
    elseif ($came[$run.Id].State -ne $run.End) { "$($run.Id): $($came[$run.Id].State) instead of $($run.End)" }
}
$faults = @($requests | Where-Object chaos)
$faults | Group-Object chaos | Sort-Object Name | Format-Table @{ Name = 'Fault'; Expression = 'Name' }, Count -AutoSize | Out-String
"$Count runs, seed ${Seed}: $($came.Count) came back in $([System.Math]::Round($seconds)) s, after $($requests.Count) requests of which $($faults.Count) met a fault " +
    "($([System.Math]::Round(100 * $faults.Count / $requests.Count, 1)) %); $(@($wrong).Count) lost or wrong, $($twice.Count) twice, $(@($failed).Count) errors, $(@($late).Count) asked for after their end."
$bad = @($wrong) + @($twice) + @($late) + @($failed | ForEach-Object { "$_" })
if ($bad) {
    Write-Error "Not held: $(($bad | Select-Object -First 10) -join '; ')." -ErrorAction Continue
    exit 1
}
