# Who takes part in what tests/Benchmark.ps1 measures of whole commands.

function Get-Contender {
    <#
    .SYNOPSIS
        Who takes part: a name, how many reads, how many before those that count, and one of these: a script for a
        PowerShell of its own, which reads a list of ids; the name of a program that reads; or a block that reads so many
        and gives reads per second.
    .DESCRIPTION
        Nobody keeps what was read, but for one, to show what that costs; curl and wrk do not even read it.
        .NET compiles what runs often once more, while the first 300,000 reads of a process are made: after 100,000 a tenth
        of the time was still the compiler's. So where the server costs nothing, Get-WorkflowStatus and HttpClient have made
        so many before any counts, in a hundred calls, since what a command does once for each call is compiled once more
        after thirty. Of the others, which are far slower, Invoke-RestMethod has made ten thousand, the rest a hundred.
    #>
    [CmdletBinding()]
    param([object] $Simulator, [int] $Latency)

    $uri = $Simulator.BaseUri
    $module = (Resolve-Path "$PSScriptRoot/../../WorkflowStatus.psd1").Path
    $warm = 300000
    $prepare = "if (-not (Get-Module WorkflowStatus)) { Import-Module '$module' }; `$token = ConvertTo-SecureString 'sim-key' -AsPlainText -Force"
    $rate = { param([int] $Count, [scriptblock] $Work) $clock = [System.Diagnostics.Stopwatch]::StartNew(); & $Work; $Count / $clock.Elapsed.TotalSeconds }

    foreach ($parallel in 1, 8, 32, 128) {
        $count = if ($Latency) { [Math]::Max(60, $parallel * 80) } elseif ($parallel -eq 1) { 8000 } else { 64000 }
        [pscustomobject]@{
            Name = "Get-WorkflowStatus, $parallel in flight"; Parallel = $parallel; Count = $count; WarmUp = $(if ($Latency) { $count } else { $warm })
            Script = @"
                $prepare
                Get-WorkflowStatus `$ids -Provider Storyteller -BaseUri '$uri' -Token `$token -ThrottleLimit $parallel > `$null
"@
        }
        [pscustomobject]@{
            Name = "HttpClient with typed JSON, $parallel in flight"; Parallel = $parallel; Count = $count; WarmUp = $(if ($Latency) { $count } else { $warm })
            Program = 'raw'
        }
    }

    if (-not $Latency) {
        [pscustomobject]@{
            Name = 'Get-WorkflowStatus, 32 in flight, runs kept'; Parallel = 32; Count = 64000; WarmUp = $warm
            Script = @"
                $prepare
                `$got = `$null
                `$got = Get-WorkflowStatus `$ids -Provider Storyteller -BaseUri '$uri' -Token `$token -ThrottleLimit 32
                if (@(`$got).Count -ne `$ids.Count) { throw "Expected `$(`$ids.Count) runs, got `$(@(`$got).Count)." }
"@
        }
    }

    $count = if ($Latency) { 60 } else { 4000 }
    $warmUp = if ($Latency) { $count } else { 10000 }
    [pscustomobject]@{
        Name = 'Invoke-RestMethod in a loop'; Parallel = 1; Count = $count; WarmUp = $warmUp
        Script = "foreach (`$id in `$ids) { `$null = Invoke-RestMethod `"$uri/api/`$id/status`" -Headers @{ 'x-storyteller-api-key' = 'sim-key' } }"
    }
    [pscustomobject]@{
        Name = 'Invoke-RestMethod in a loop, one session'; Parallel = 1; Count = $count; WarmUp = $warmUp
        Script = @"
            `$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession
            `$session.Headers['x-storyteller-api-key'] = 'sim-key'
            foreach (`$id in `$ids) { `$null = Invoke-RestMethod "$uri/api/`$id/status" -WebSession `$session }
"@
    }
    [pscustomobject]@{
        Name = 'ForEach-Object -Parallel, 32 in flight'; Parallel = 32; Count = $(if ($Latency) { 640 } else { 500 }); WarmUp = 100
        Script = "`$null = `$ids | ForEach-Object -ThrottleLimit 32 -Parallel { Invoke-RestMethod `"$uri/api/`$_/status`" -Headers @{ 'x-storyteller-api-key' = 'sim-key' } }"
    }
    if (Get-Command Start-ThreadJob -ErrorAction Ignore) {
        [pscustomobject]@{
            Name = 'Start-ThreadJob, 32 in flight'; Parallel = 32; Count = $(if ($Latency) { 320 } else { 150 }); WarmUp = 100
            Script = "`$null = `$ids | ForEach-Object { Start-ThreadJob -ThrottleLimit 32 -ScriptBlock { Invoke-RestMethod `"$uri/api/`$(`$args[0])/status`" -Headers @{ 'x-storyteller-api-key' = 'sim-key' } } -ArgumentList `$_ } | Receive-Job -Wait -AutoRemoveJob"
        }
    }

    if (Get-Command curl -CommandType Application -ErrorAction Ignore) {
        [pscustomobject]@{
            Name = 'curl --parallel, 32 in flight (reads no JSON)'; Parallel = 32; Count = $(if ($Latency) { 2560 } else { 8000 }); WarmUp = 100
            Run = { param($n) & $rate $n { $null = curl --silent --no-progress-meter --fail --parallel --parallel-max 32 --header 'x-storyteller-api-key: sim-key' --output /dev/null "$uri/api/success-[1-$n]/status" } }.GetNewClosure()
        }
    }

    if (Get-Command wrk -CommandType Application -ErrorAction Ignore) {
        [pscustomobject]@{
            Name = 'wrk, 32 connections (reads no JSON)'; Parallel = 32; Count = 3; WarmUp = 1
            Run = { param($n) $null = $n; if ((wrk --threads 1 --connections 32 --duration 3s --header 'x-storyteller-api-key: sim-key' "$uri/api/success-1/status" | Out-String) -match 'Requests/sec:\s+([\d.]+)') { [double] $Matches[1] } }.GetNewClosure()
        }
    }
}

function Open-Contender {
    <# .SYNOPSIS Starts the process that a contender has for itself; nothing for one that starts a new one each time. #>
    [CmdletBinding()]
    param([object] $Contender, [object] $Simulator)

    if ($Contender.PSObject.Properties['Script']) { Open-BenchmarkPowerShell }
    elseif ($Contender.PSObject.Properties['Program']) { Start-Benchmark $Contender.Program --base-uri $Simulator.BaseUri --parallel $Contender.Parallel }
}

function Invoke-Contender {
    <# .SYNOPSIS Has a contender read so many, and gives reads per second. #>
    [CmdletBinding()]
    param([object] $Contender, [int] $Count, [object] $Session)

    if ($null -eq $Session) { return & $Contender.Run $Count }
    if ($Session -isnot [runspace]) { return (Invoke-BenchmarkLoad $Session $Count).perSecond }
    Invoke-BenchmarkPowerShell $Session @"
        param([int] `$count)
        `$ErrorActionPreference = 'Stop'
        `$ids = foreach (`$number in 1..`$count) { "success-`$number" }
        `$clock = [System.Diagnostics.Stopwatch]::StartNew()
        $($Contender.Script)
        `$count / `$clock.Elapsed.TotalSeconds
"@ $Count
}

function Close-Contender {
    <# .SYNOPSIS Ends that process. #>
    [CmdletBinding()]
    param([Parameter(ValueFromPipeline)] [AllowNull()] [object] $Session)

    process {
        if ($Session -is [runspace]) { $Session.Dispose() }
        elseif ($Session) { Close-BenchmarkProcess $Session }
    }
}
