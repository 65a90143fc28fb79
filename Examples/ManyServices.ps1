#Requires -Version 5.1
#Requires -Modules WorkflowStatus

<#
.SYNOPSIS
    Shows the runs of many services on one screen, and keeps it fresh until all have ended.

.DESCRIPTION
    One table for each service, what is in trouble first, then a line of totals and what could not be read. All services
    are asked at once, so that a slow one does not hold the others up for longer than it takes itself. A run that cannot
    be read now, as when its service is being started again, is asked for again like those that go on.

.EXAMPLE
    ./ManyServices.ps1

    Tries it on the Demo provider.

.EXAMPLE
    ./ManyServices.ps1 -RunList runs.csv -IntervalSec 30

    The runs of a file with the columns Provider or Connection, Id, and parameters of the providers.

.EXAMPLE
    ./ManyServices.ps1 -RunList runs.csv -Once | Out-File status.txt

    One look, for a file or a mail.
#>
[CmdletBinding()]
param(
    # A CSV file that names the runs; without it, some runs of the Demo provider.
    [string] $RunList,

    # Seconds between two looks.
    [ValidateRange(0.5, 3600)]
    [double] $IntervalSec = 2,

    # Looks once, and clears no screen.
    [switch] $Once
)

Set-StrictMode -Version 3.0

$rows = if ($RunList) {
    Import-Csv -LiteralPath $RunList
}
else {
    'success-1', 'failure-1', 'flaky-1', 'suspended-1', 'compensated-1', 'missing-1' | ForEach-Object { [pscustomobject]@{ Provider = 'Demo'; Id = $_ } }
}

do {
    # What ends the command at once ends the screen too, and is no error to go on after.
    try { $runs = @($rows | Get-WorkflowStatus -Summary -ErrorVariable problems -ErrorAction SilentlyContinue) } catch { throw }
    # What needs a person comes first, then what goes on, then what is well.
    $service = @{ Name = 'Service'; Expression = { if ($_.Connection) { $_.Connection } else { $_.Provider } } }
    $sorted = $runs | Sort-Object $service.Expression,
        { if ($_.IsTerminal -and -not $_.IsSuccess) { 0 } elseif (-not $_.IsTerminal) { 1 } else { 2 } }, Id
    $totals = ($runs | Group-Object State -NoElement | Sort-Object Name | ForEach-Object { "$($_.Count) $($_.Name)" }) -join ', '
    if (-not $Once) {
        Clear-Host
    }
    # Whole seconds leave more room for the message.
    $columns = 'Id', @{ Name = 'State'; Expression = 'State'; Alignment = 'Left' }, @{ Name = 'Step'; Expression = { $_.CurrentStep } },
        @{ Name = 'Duration'; Expression = { "$($_.Duration)" -replace '\.\d{7}$' } }, 'Message'
    $sorted | Format-Table -GroupBy $service -Property $columns
    "$(Get-Date -Format HH:mm:ss)  $($runs.Count) runs: $totals"
    $problems | ForEach-Object { "! $($_.TargetObject): $($_.FullyQualifiedErrorId.Split(',')[0])" }

    $open = @($runs | Where-Object { -not $_.IsTerminal }) +
        @($problems | Where-Object { $_.Exception -is [WorkflowStatus.WorkflowStatusException] -and $_.Exception.IsTransient })
    if ($open -and -not $Once) {
        Start-Sleep -Milliseconds ($IntervalSec * 1000)
    }
} while ($open -and -not $Once)
