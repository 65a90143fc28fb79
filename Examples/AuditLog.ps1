#Requires -Version 5.1
#Requires -Modules WorkflowStatus

<#
.SYNOPSIS
    Writes every change of workflow runs and their steps into a CSV file, as it happens.

.DESCRIPTION
    One line for each change: when, which run, which step, from which state to which, and the service's own words. The
    file is added to, never rewritten, so that a task can be started again, and a reader can follow it meanwhile. When the
    watch is over, one line tells how many changes were written, and where.

    Texts come from the services. A spreadsheet would take one that begins with = + - or @ for a formula: an apostrophe
    in front makes it text.

.EXAMPLE
    ./AuditLog.ps1

    Tries it on the Demo provider; the file is workflow-audit.csv.

.EXAMPLE
    ./AuditLog.ps1 -Path audit.csv -RunList runs.csv

    The runs of a file with the columns Provider or Connection, Id, and parameters of the providers.

.EXAMPLE
    Get-Content audit.csv -Wait

    Follows the file in another window.
#>
[CmdletBinding()]
param(
    # The file to write.
    [string] $Path = 'workflow-audit.csv',

    # A CSV file that names the runs; without it, three runs of the Demo provider.
    [string] $RunList,

    # How long to watch at most, in seconds; -1 until all have ended.
    [double] $TimeoutSec = -1
)

Set-StrictMode -Version 3.0

function Protect-Cell {
    # A text that no spreadsheet takes for a formula.
    param([object] $Text)
    "$Text" -replace '^(?=[=+\-@\t\r])', "'"
}

$runs = if ($RunList) {
    Import-Csv -LiteralPath $RunList
}
else {
    'success-audit', 'failure-audit', 'flaky-audit' | ForEach-Object { [pscustomobject]@{ Provider = 'Demo'; Id = $_ } }
}

$count = 0
# What ends the watch ends the script too: a wrong parameter, or a line that cannot be written. A log with gaps would be
# worse than none.
try {
    $runs | Watch-WorkflowStatus -Timeout $TimeoutSec | ForEach-Object {
        $line = [pscustomobject]@{
            # UTC, in a form that sorts as text.
            Time     = $_.Timestamp.ToString('yyyy-MM-ddTHH:mm:ss.fffZ', [cultureinfo]::InvariantCulture)
            Provider = $_.Provider
            Id       = Protect-Cell $_.Id
            Workflow = Protect-Cell $_.Name
            Step     = Protect-Cell $_.Step
            From     = $_.OldState
            To       = $_.NewState
            Status   = Protect-Cell $_.Status
            Message  = Protect-Cell $_.Message
        }
        $line | Export-Csv -LiteralPath $Path -Append -NoTypeInformation -Encoding utf8 -ErrorAction Stop
        $count++
    }
}
catch {
    throw
}

"Changes written to $($PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path)): $count"
