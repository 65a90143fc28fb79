#Requires -Version 5.1
#Requires -Modules WorkflowStatus

<#
.SYNOPSIS
    Lets a deployment go on when every run that it depends on has succeeded, and says why when not.

.DESCRIPTION
    A step for a build pipeline. It waits until all runs have succeeded, and gives up at the first that did not: nothing
    is gained by waiting for the others. What failed is written with its step, its message and its links.

    Exit codes: 0 go; 1 stop, a run failed; 2 stop, it could not be told (a run was not readable, the time was up,
    or the wait could not begin).

.EXAMPLE
    ./DeployGate.ps1

    Tries it on the Demo provider.

.EXAMPLE
    ./DeployGate.ps1 -Id failure-gate, success-gate

    A gate that stays closed.

.EXAMPLE
    ./DeployGate.ps1 -Id $env:MIGRATION_ID -Connection production -TimeoutSec 900

    A step of a pipeline, before the one that deploys.
#>
[CmdletBinding()]
param(
    # The runs that must have succeeded.
    [string[]] $Id = @('success-build', 'success-migration'),

    # The account; without it the Demo provider.
    [string] $Connection,

    # How long to wait at most, in seconds.
    [double] $TimeoutSec = 1800
)

Set-StrictMode -Version 3.0

$whom = if ($Connection) { @{ Connection = $Connection } } else { @{ Provider = 'Demo' } }
try {
    $runs = @(Wait-WorkflowStatus -Id $Id @whom -Timeout $TimeoutSec -FailFast -ErrorVariable problems -ErrorAction SilentlyContinue)
}
catch {
    # What ends the command at once, such as an unknown connection, is no error that it goes on after.
    "STOP: $_"
    exit 2
}
$stopped = @($runs | Where-Object { $_.IsTerminal -and -not $_.IsSuccess })

foreach ($run in $stopped) {
    "STOP: $run"
    $run.Steps | Where-Object State -In Failed, TimedOut, CompensationFailed | ForEach-Object { "  step $($_.Name): $($_.Message)" }
    $run.Locations | ForEach-Object { "  see $_" }
}
if ($stopped) {
    exit 1
}

$problems | ForEach-Object { "STOP: $_" }
if ($problems) {
    exit 2
}

"GO: $($runs.Count) of $(@($Id).Count) runs have succeeded."
exit 0
