#Requires -Version 7.2
<#
.SYNOPSIS
    Reads a run a hundred thousand times in one process and shows what the process holds meanwhile. Not part of the tests: it takes minutes.
.DESCRIPTION
    Each read is a command of its own, as a script's loop would do it, against the simulator on this machine; then as many
    reads again in one command. The first tenth is not counted: PowerShell compiles and caches. Exits with 1 when memory
    has grown by more than a tenth and 2 MB, or anything else by one.
.EXAMPLE
    dotnet build src/WorkflowStatus; dotnet build tests/WorkflowStatus.Simulator; pwsh -NoProfile tests/Resources.ps1
.EXAMPLE
    pwsh -NoProfile tests/Resources.ps1 -Count 5000
#>
[CmdletBinding()]
param(
    # How many reads, each way.
    [ValidateRange(100, 10000000)]
    [int] $Count = 100000
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0
. "$PSScriptRoot/Support/Simulator.ps1"
. "$PSScriptRoot/Support/Session.ps1"
. "$PSScriptRoot/Support/Resources.ps1"
Clear-CredentialVariable
Import-Module $ModuleManifest -Force

function Add-Row([System.Collections.Generic.List[object]] $Rows, [string] $Way, [int] $Reads, [System.Diagnostics.Stopwatch] $Clock) {
    $held = Measure-Resource $simulator
    $row = [pscustomobject]@{ Way = $Way; Reads = $Reads; Seconds = [System.Math]::Round($Clock.Elapsed.TotalSeconds, 1) }
    $held.psobject.Properties | ForEach-Object { $row | Add-Member -NotePropertyName $_.Name -NotePropertyValue $_.Value }
    $Rows.Add($row)
    Write-Information "$Way, $Reads reads" -InformationAction Continue
}

$simulator = Open-Simulator -NoRecording
try {
    $call = @{ Provider = 'Storyteller'; BaseUri = $simulator.BaseUri; Token = ConvertTo-Token $simulator.Key }
    $rows = [System.Collections.Generic.List[object]]::new()
    $tenth = $Count / 10
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    for ($read = 1; $read -le $Count; $read++) {
        if ((Get-WorkflowStatus success-1 @call).State -ne 'Succeeded') { throw 'A read gave another state.' }
        if ($read % $tenth -eq 0) { Add-Row $rows 'commands' $read $clock }
    }

    $clock.Restart()
    $seen = 0
    1..$Count | ForEach-Object { "success-$($_ % 100)" } | Get-WorkflowStatus @call | ForEach-Object {
        if ($_.State -ne 'Succeeded') { throw 'A read gave another state.' }
        if (++$seen % $tenth -eq 0) { Add-Row $rows 'pipeline' $seen $clock }
    }
    if ($seen -ne $Count) { throw "$seen of $Count reads came back." }
    # Asked last, for it takes a connection of its own.
    $total = (Get-SimulatorStatistic $simulator).total
    if ($total -ne 2 * $Count) { throw "$total requests for $(2 * $Count) reads." }
}
finally {
    Close-Simulator $simulator
}

$rows | Format-Table -Property * -AutoSize | Out-String -Width 200
$first = $rows[0]
$last = $rows[-1]
$grown = @(
    if ($last.ManagedMB -gt 1.1 * $first.ManagedMB + 2) { "ManagedMB: $($first.ManagedMB) at first, $($last.ManagedMB) at last" }
    # A command of many ids fills the pool of connections up to its throttle limit.
    if ($last.Sockets -gt 32) { "Sockets: $($last.Sockets) open" }
    foreach ($name in 'Threads', 'Timers', 'Jobs', 'Subscribers', 'Runspaces') {
        # Timers and threads of the runtime come and go: what stays is what the least of a few rows has.
        $least = ($rows | Select-Object -Last 3 | Measure-Object $name -Minimum).Minimum
        if ($least -gt $first.$name) { "$name`: $($first.$name) at first, $least at last" }
    }
)
if ($grown) {
    Write-Error "Not flat. $($grown -join '; ')." -ErrorAction Continue
    exit 1
}

"Flat over $(2 * $Count) reads: managed memory $($first.ManagedMB) MB at first, $($last.ManagedMB) MB at last."
