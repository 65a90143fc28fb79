#Requires -Version 5.1
#Requires -Modules WorkflowStatus

<#
.SYNOPSIS
    Waits for the first run that succeeds, of several that do the same work.

.DESCRIPTION
    For work that was started more than once (in two regions, at two services, with two settings), where the first good
    result is taken. A run that ends without success, or cannot be read, only leaves the race. The winner is returned, with its result; how
    the others stood is told with -Verbose.

    When none succeeds, that is an error, and nothing is returned.

.EXAMPLE
    ./WaitForAny.ps1

    Tries it on the Demo provider: one of the three fails first, another is the first that succeeds.

.EXAMPLE
    $winner = ./WaitForAny.ps1 -RunList race.csv -TimeoutSec 600
    $winner.Result

    The runs of a file with the columns Provider or Connection, Id, and parameters of the providers.
#>
[CmdletBinding()]
param(
    # A CSV file that names the runs; without it, three runs of the Demo provider.
    [string] $RunList,

    # How long to wait at most, in seconds.
    [ValidateRange(1, 86400)]
    [double] $TimeoutSec = 3600
)

Set-StrictMode -Version 3.0

$rows = if ($RunList) {
    Import-Csv -LiteralPath $RunList
}
else {
    'failure-race', 'slow-race', 'success-race' | ForEach-Object { [pscustomobject]@{ Provider = 'Demo'; Id = $_ } }
}

function Get-RunName {
    # What tells a run from one of the same id at another service.
    param([object] $Run)
    "$($Run.Provider) $($Run.Connection) $($Run.Id)"
}

$clock = [System.Diagnostics.Stopwatch]::StartNew()
# What ends a command at once is no error to go on after.
try { $open = @($rows | Get-WorkflowStatus -Summary) } catch { throw }
while ($open) {
    $left = [math]::Max(0, $TimeoutSec - $clock.Elapsed.TotalSeconds)
    try { $ended = @($open | Wait-WorkflowStatus -Any -Timeout $left -ErrorVariable problems -ErrorAction SilentlyContinue) } catch { throw }
    $winner = $ended | Where-Object IsSuccess | Select-Object -First 1
    if ($winner) {
        $open | Where-Object { (Get-RunName $_) -ne (Get-RunName $winner) } | ForEach-Object { Write-Verbose "Not waited for: $_" }
        return $winner
    }

    if (-not $ended -or ($problems | Where-Object FullyQualifiedErrorId -Like 'WaitTimeout*')) {
        $problems | ForEach-Object { Write-Error -ErrorRecord $_ }
        return
    }

    $ended | ForEach-Object { Write-Verbose "Out of the race: $_" }
    $out = @($ended | ForEach-Object { Get-RunName $_ })
    $open = @($open | Where-Object { (Get-RunName $_) -notin $out })
}

Write-Error 'None of the runs succeeded.'
