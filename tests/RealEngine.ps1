#!/usr/bin/env pwsh
#Requires -Version 7.4
<#
.SYNOPSIS
    Follows workflows of a real n8n with the commands, and checks what they say. For a person to run; no part of the tests.
.DESCRIPTION
    Starts n8n (with -N8nPath) or takes one that runs (with -BaseUri), makes a few workflows there, runs and follows them,
    prints a table of what was expected and seen, and takes everything away again: the workflows, and an n8n that it
    started with its data. It exits with 1 when something else was seen. It takes about a minute.

    To install n8n into a folder of its own, outside of this repository, with Node.js 20 or 22 and a C++ compiler:

        mkdir ~/n8n; cd ~/n8n
        echo '{ "private": true, "dependencies": { "n8n": "1.123.81" }, "overrides": { "xlsx": "0.18.5" } }' > package.json
        npm install --ignore-scripts
        npm rebuild sqlite3

    (n8n asks for an xlsx that is not in the registry, hence the override. When the build finds no headers of Node.js:
    npm rebuild sqlite3 --build-from-source --nodedir=/usr.)

    Last run: n8n 1.123.81 on Node.js 20.20, PowerShell 7.6.5, Debian 12, 2026-11-22: all as expected.
.EXAMPLE
    dotnet build src/WorkflowStatus; ./tests/RealEngine.ps1 -N8nPath ~/n8n
.EXAMPLE
    $env:N8N_API_KEY = Read-Host 'Key' -MaskInput; ./tests/RealEngine.ps1 -BaseUri https://n8n.example.com
    At an n8n that runs already, which must be able to take webhooks at this address. What needs a session of its editor,
    or to stop it, is left out.
#>
[CmdletBinding(DefaultParameterSetName = 'Path')]
param(
    # The folder that n8n was installed into: it holds node_modules.
    [Parameter(Mandatory, ParameterSetName = 'Path')]
    [string] $N8nPath,

    # The address of an n8n that runs.
    [Parameter(Mandatory, ParameterSetName = 'Uri')]
    [uri] $BaseUri,

    # Its API key: it may create, read, activate and delete workflows, and read executions. N8N_API_KEY when none is given.
    [Parameter(ParameterSetName = 'Uri')]
    [securestring] $ApiKey
)

$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot 'Support/Session.ps1')
. (Join-Path $PSScriptRoot 'Support/N8nServer.ps1')
. (Join-Path $PSScriptRoot 'Support/N8nWorkflow.ps1')
Import-Module (Join-Path $PSScriptRoot '../WorkflowStatus.psd1')

$rows = [System.Collections.Generic.List[object]]::new()

function Test-Seen([string] $What, [string] $Expected, [scriptblock] $Script) {
    $seen = try { "$(& $Script)" } catch { "$(($_.FullyQualifiedErrorId -split ',')[0]): $($_.Exception.Message)" }
    $row = [pscustomobject]@{ Ok = $seen -like $Expected; What = $What; Expected = $Expected; Seen = $seen }
    $rows.Add($row)
    Write-Information "$($row.Ok ? 'ok ' : 'NO ') $What" -InformationAction Continue
}

function Get-FirstError([scriptblock] $Script) {
    $ErrorActionPreference = 'Continue'
    $record = @(& $Script 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })[0]
    "$(($record.FullyQualifiedErrorId -split ',')[0]) of $($record.TargetObject): $record"
}

function Get-RunFact($Run) { $Run | ForEach-Object { "$($_.State), $(@($_.Steps).ForEach('Name') -join ' > ')$(if ($_.Error) { ", $($_.Error.Message)" })" } }

$server = $null
$n8n = $null
$home0 = $env:WORKFLOWSTATUS_HOME
$key0 = $env:N8N_API_KEY
$settings = [System.IO.Directory]::CreateTempSubdirectory('real-engine-').FullName
try {
    if ($N8nPath) {
        $server = New-N8nFolder
        $server = Start-N8nServer $N8nPath -Again $server
        $BaseUri = $server.BaseUri
        $ApiKey = New-N8nKey $server
    }
    elseif (-not $ApiKey) {
        if (-not $env:N8N_API_KEY) { throw 'Give -ApiKey, or the key in the environment variable N8N_API_KEY.' }
        $ApiKey = ConvertTo-Token $env:N8N_API_KEY
    }

    $n8n = Open-N8n $BaseUri $ApiKey
    # As in the README: an account by name, its key in the provider's environment variable.
    $env:WORKFLOWSTATUS_HOME = $settings
    $env:N8N_API_KEY = [System.Net.NetworkCredential]::new('', $ApiKey).Password
    Register-WorkflowConnection real N8n -BaseUri $n8n.BaseUri
    $call = @{ Connection = 'real' }
    $quick = @{ PollInterval = 0.5; MaxPollInterval = 1; Timeout = 120 }

    $pause = { param([int] $Seconds) New-N8nNode Pause wait 1.1 @{ amount = $Seconds; unit = 'seconds' } }
    $slow = Start-N8nWorkflow $n8n 'waits a little' ((& $pause 4), (New-N8nNode Done noOp 1))
    Test-Seen 'Get, while it runs' 'Running, ' { Get-RunFact (Get-WorkflowStatus $slow @call) }
    $failing = Start-N8nWorkflow $n8n 'fails' ((New-N8nNode Prepare noOp 1), (New-N8nNode Stop stopAndError 1 @{ errorType = 'errorMessage'; errorMessage = 'The order has no customer.' }))
    $throwing = Start-N8nWorkflow $n8n 'throws' (New-N8nNode Code code 2 @{ jsCode = "throw new TypeError('no such thing')" })
    $looping = Start-N8nWorkflow $n8n 'loops' ((New-N8nNode Three code 2 @{ jsCode = 'return [1, 2, 3].map(n => ({ json: { n } }))' }), (New-N8nNode Loop splitInBatches 3 @{ options = @{} }), (New-N8nNode End noOp 1)) -Loop Loop -Body (New-N8nNode Work noOp 1)

    $ended = @(Wait-WorkflowStatus $slow, $failing, $throwing, $looping @call @quick)
    Test-Seen 'Wait, one that waits a little' 'Succeeded, Webhook > Respond > Pause > Done' { Get-RunFact ($ended | Where-Object Id -EQ $slow) }
    Test-Seen 'Wait, its duration' 'about 4 s' { $took = ($ended | Where-Object Id -EQ $slow).Duration.TotalSeconds; $took -ge 4 -and $took -lt 10 ? 'about 4 s' : "$took s" }
    Test-Seen 'Wait, one that fails' 'Failed, Webhook > Respond > Prepare > Stop, The order has no customer.' { Get-RunFact ($ended | Where-Object Id -EQ $failing) }
    Test-Seen 'Wait, one that throws' 'Failed, Webhook > Respond > Code, no such thing*TypeError' { Get-RunFact ($ended | Where-Object Id -EQ $throwing) }
    Test-Seen 'Wait, one with a loop' 'Succeeded, Webhook > Respond > Three > Loop > Work > Loop > Work > Loop > Work > Loop > End' { Get-RunFact ($ended | Where-Object Id -EQ $looping) }
    Test-Seen 'Its name' 'RealEngine.ps1: fails' { ($ended | Where-Object Id -EQ $failing).Name }
    Test-Seen 'Wait -ErrorOnFailure' "RunFailed of $failing*The order has no customer.*" { Get-FirstError { Wait-WorkflowStatus $failing @call @quick -ErrorOnFailure } }
    Test-Seen 'Get -Summary' 'Failed, ' { Get-RunFact (Get-WorkflowStatus $failing @call -Summary) }

    $watched = Start-N8nWorkflow $n8n 'is watched' (& $pause 3)
    $changes = @(Watch-WorkflowStatus $watched @call @quick)
    Test-Seen 'Watch, the run' ' > Running > Succeeded' { (@($changes | Where-Object { -not $_.Step })[0].OldState, @($changes | Where-Object { -not $_.Step }).NewState | ForEach-Object { $_ }) -join ' > ' }
    Test-Seen 'Watch, its steps' 'Pause, Respond, Webhook' { ($changes.Step | Where-Object { $_ } | Sort-Object -Unique) -join ', ' }

    $background = Start-N8nWorkflow $n8n 'in a job' (& $pause 2)
    Test-Seen 'Wait -AsJob' 'Succeeded, Webhook > Respond > Pause' { Get-RunFact (Wait-WorkflowStatus $background @call @quick -AsJob | Receive-Job -Wait -AutoRemoveJob) }

    $waiting = Start-N8nWorkflow $n8n 'waits for a call' ((New-N8nNode Hold wait 1.1 @{ resume = 'webhook'; options = @{} }), (New-N8nNode Done noOp 1))
    Test-Seen 'Wait -Until Waiting' 'Waiting, Webhook > Respond > Hold' { Get-RunFact (Wait-WorkflowStatus $waiting @call @quick -Until Waiting) }
    $begun = (Get-WorkflowStatus $waiting @call).StartedAt
    Test-Seen 'The step that it waits at' 'Hold' { (Get-WorkflowStatus $waiting @call).CurrentStep }
    Test-Seen 'Wait, at its deadline' "WaitTimeout of $waiting*" { Get-FirstError { Wait-WorkflowStatus $waiting @call -Timeout 2 } }
    $null = Invoke-RestMethod "$($n8n.BaseUri)webhook-waiting/$waiting"
    Test-Seen 'Called, it goes on' 'Succeeded, Webhook > Respond > Hold > Done' { Get-RunFact (Wait-WorkflowStatus $waiting @call @quick) }
    Test-Seen 'Its begin is the one of before' 'same' { (Get-WorkflowStatus $waiting @call).StartedAt -eq $begun ? 'same' : 'another' }

    Test-Seen 'An unknown id' 'RunNotFound of 99999999*' { Get-FirstError { Get-WorkflowStatus 99999999 @call } }
    Test-Seen 'An id that is no number' 'RequestRejected of abc*must be number*' { Get-FirstError { Get-WorkflowStatus abc @call } }
    Test-Seen 'A wrong key' "Unauthorized of $slow*" { Get-FirstError { Get-WorkflowStatus $slow @call -Token (ConvertTo-Token 'wrong-key') } }
    Test-Seen 'Test-WorkflowConnection' '' { Test-WorkflowConnection real | ForEach-Object { $_.Checks | Where-Object { $_.Passed -eq $false } } }

    if ($server) {
        $held = Start-N8nWorkflow $n8n 'is canceled while it waits' (New-N8nNode Hold wait 1.1 @{ resume = 'webhook'; options = @{} })
        $null = Wait-WorkflowStatus $held @call @quick -Until Waiting
        Stop-N8nExecution $server $held
        Test-Seen 'Canceled while it waits' 'Canceled, Webhook > Respond > Hold, *cancel*' { Get-RunFact (Wait-WorkflowStatus $held @call @quick) }

        $long = Start-N8nWorkflow $n8n 'is canceled while it runs' (& $pause 50)
        Stop-N8nExecution $server $long
        Test-Seen 'Canceled while it runs' 'Canceled, *' { Get-RunFact (Wait-WorkflowStatus $long @call @quick) }

        $lost = Start-N8nWorkflow $n8n 'is lost' (& $pause 50)
        $job = Wait-WorkflowStatus $lost @call @quick -AsJob
        Wait-Condition -Because 'the run that will be lost runs' { (Get-WorkflowStatus $lost @call -Summary).State -eq 'Running' }
        Stop-N8nServer $server
        $server = Start-N8nServer $N8nPath -Again $server
        Test-Seen 'n8n dies and comes back while Wait waits' 'Failed, *' { Get-RunFact ($job | Receive-Job -Wait -AutoRemoveJob) }
        Test-Seen 'The service''s word for it' 'crashed' { (Get-WorkflowStatus $lost @call -Summary).Status }
    }
}
finally {
    # One of our own goes with all that it holds.
    if ($server) { Stop-N8nServer $server -Remove } elseif ($n8n) { Close-N8n $n8n }
    $env:WORKFLOWSTATUS_HOME = $home0
    $env:N8N_API_KEY = $key0
    Remove-Item -LiteralPath $settings -Recurse -Force -ErrorAction Ignore
}

$rows | Format-Table -Property @{ Name = 'Ok'; Expression = { $_.Ok ? 'ok' : 'NO' } }, What, Seen -Wrap | Out-String -Width 160
$wrong = @($rows | Where-Object { -not $_.Ok })
if ($wrong) {
    $wrong | Format-List What, Expected, Seen | Out-String -Width 160
    Write-Error "$($wrong.Count) of $($rows.Count) were not as expected." -ErrorAction Continue
    exit 1
}

"$($rows.Count) of $($rows.Count) as expected."
