#Requires -Version 5.1
#Requires -Modules WorkflowStatus

<#
.SYNOPSIS
    Waits for the runs of the night, mails how they ended, and exits with 0 when all succeeded.

.DESCRIPTION
    For a scheduled task or a cron job. The mail is sent whatever happens, so that no mail means that the task itself did
    not run. Its subject tells the outcome; its body has one line for each run, and what could not be read; attached is
    the report with the steps and the timeline.

    Exit codes: 0 all runs succeeded; 1 a run ended without success; 2 none did, but a run could not be read or had not
    ended in time, the list could not be read or names no run, or the mail could not be sent.

    Without -SmtpServer the mail is written as an .eml file into -MailFolder, which every mail program opens.

.EXAMPLE
    ./NightlyTask.ps1

    Tries it on the Demo provider: no account, no network, the mail as a file.

.EXAMPLE
    ./NightlyTask.ps1 -RunList runs.csv -SmtpServer mail.example.com -To ops@example.com -From tasks@example.com

    The runs of a file with the columns Provider or Connection, Id, and parameters of the providers.

.EXAMPLE
    schtasks /Create /TN Nightly /SC DAILY /ST 05:00 /TR "pwsh -NonInteractive -File C:\Tasks\NightlyTask.ps1 -RunList C:\Tasks\runs.csv"

    As a scheduled task on Windows. With cron: 0 5 * * * pwsh -NonInteractive -File /opt/tasks/NightlyTask.ps1 -RunList /opt/tasks/runs.csv
#>
[CmdletBinding()]
param(
    # A CSV file that names the runs; without it, two runs of the Demo provider.
    [string] $RunList,

    # How long to wait at most, in seconds.
    [double] $TimeoutSec = 3600,

    # Who gets the mail.
    [string[]] $To = 'ops@example.com',

    # Who sends it.
    [string] $From = 'workflow-status@example.com',

    # The mail server; without it the mail becomes a file.
    [string] $SmtpServer,

    # The folder for the file.
    [string] $MailFolder = [System.IO.Path]::GetTempPath()
)

Set-StrictMode -Version 3.0

$runs = @()
try {
    $rows = if ($RunList) {
        Import-Csv -LiteralPath $RunList -ErrorAction Stop
    }
    else {
        'success-nightly', 'flaky-nightly' | ForEach-Object { [pscustomobject]@{ Provider = 'Demo'; Id = $_ } }
    }

    $runs = @($rows | Wait-WorkflowStatus -Timeout $TimeoutSec -ErrorVariable problems -ErrorAction SilentlyContinue)
}
catch {
    # What ends the wait at once, or the list: the mail says why there are no runs.
    $problems = @($_)
}

$failed = @($runs | Where-Object { $_.IsTerminal -and -not $_.IsSuccess })
# A list that names no run is a mistake more often than a quiet night.
$exitCode, $outcome = if ($failed) { 1, 'a run failed' }
elseif ($problems) { 2, 'not all could be told' }
elseif (-not $runs) { 2, 'there were no runs' }
else { 0, 'all succeeded' }

# ConvertTo-Html escapes what the services wrote. Who reads a mail may be in another time zone, or use other dates.
$ended = @{ Name = 'CompletedAt'; Expression = { '{0:u}' -f $_.CompletedAt } }
$table = $runs | Sort-Object IsSuccess, Id | Select-Object Provider, Id, Name, State, Duration, $ended, Message
$body = "<p>$($runs.Count) runs, $($failed.Count) failed, $($problems.Count) problems.</p>" +
    ($table | ConvertTo-Html -Fragment | Out-String)
if ($problems) {
    $body += $problems | Select-Object @{ Name = 'Run'; Expression = { $_.TargetObject } }, @{ Name = 'Problem'; Expression = { "$_" } } | ConvertTo-Html -Fragment | Out-String
}

# Without the report the mail still goes out.
$report = Join-Path ([System.IO.Path]::GetTempPath()) "nightly-$([guid]::NewGuid()).html"
try {
    $runs | Export-WorkflowReport -Path $report -Title 'Nightly runs' -ErrorAction Stop
}
catch {
    $report = $null
    $body += "<p>There is no report: $([System.Net.WebUtility]::HtmlEncode("$_"))</p>"
}

$mail = [System.Net.Mail.MailMessage]::new()
$client = [System.Net.Mail.SmtpClient]::new()
try {
    $mail.From = $From
    $To | ForEach-Object { $mail.To.Add($_) }
    $mail.Subject = "Nightly runs: $outcome"
    $mail.Body = "<html><body>$body</body></html>"
    $mail.IsBodyHtml = $true
    if ($report) {
        $mail.Attachments.Add([System.Net.Mail.Attachment]::new($report, 'text/html'))
        $mail.Attachments[0].Name = $mail.Attachments[0].ContentDisposition.FileName = 'report.html'
    }

    if ($SmtpServer) {
        $client.Host = $SmtpServer
        $client.EnableSsl = $true
    }
    else {
        $client.DeliveryMethod = [System.Net.Mail.SmtpDeliveryMethod]::SpecifiedPickupDirectory
        $client.PickupDirectoryLocation = (Resolve-Path -LiteralPath $MailFolder -ErrorAction Stop).ProviderPath
    }
    $client.Send($mail)
}
catch {
    Write-Error "The mail was not sent: $_" -ErrorAction Continue
    if ($exitCode -eq 0) { $exitCode = 2 }
}
finally {
    # The mail holds its attachment open until it is disposed of.
    $mail.Dispose()
    $client.Dispose()
    if ($report) { Remove-Item -LiteralPath $report -ErrorAction Ignore }
}

# What a log of the task should have.
$runs
$problems | ForEach-Object { "! $_" }
exit $exitCode
