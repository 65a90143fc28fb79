# What tests/Benchmark.ps1 measures with: the simulator, the benchmark program, and the contenders.

$script:BenchmarkProgram = "$PSScriptRoot/../WorkflowStatus.Benchmarks/bin/Release/net10.0/WorkflowStatus.Benchmarks.dll"
$script:SimulatorProgram = "$PSScriptRoot/../WorkflowStatus.Simulator/bin/Release/net10.0/WorkflowStatus.Simulator.dll"

function Open-BenchmarkSimulator {
    <# .SYNOPSIS Starts a simulator that records nothing. #>
    [CmdletBinding()]
    param([int] $Latency = 0)

    $start = [System.Diagnostics.ProcessStartInfo]@{ FileName = 'dotnet'; RedirectStandardInput = $true; RedirectStandardOutput = $true }
    @($script:SimulatorProgram, '--no-recording', '--latency', $Latency) | ForEach-Object { $start.ArgumentList.Add($_) }
    $process = [System.Diagnostics.Process]::Start($start)
    $line = $process.StandardOutput.ReadLine()
    if (-not $line) { throw 'The simulator did not start: build it with build.ps1 -Task Benchmark.' }
    [pscustomobject]@{ BaseUri = ([uri]($line | ConvertFrom-Json).baseUri).GetLeftPart('Authority'); Process = $process }
}

function Close-BenchmarkSimulator {
    <# .SYNOPSIS Ends a simulator. #>
    [CmdletBinding()]
    param([object] $Simulator)

    $Simulator.Process.StandardInput.Close()
    if (-not $Simulator.Process.WaitForExit(5000)) { $Simulator.Process.Kill() }
    $Simulator.Process.Dispose()
}

function Start-Benchmark {
    <# .SYNOPSIS Starts the benchmark program. #>
    $start = [System.Diagnostics.ProcessStartInfo]@{ FileName = 'dotnet'; RedirectStandardOutput = $true }
    @($script:BenchmarkProgram) + $args | ForEach-Object { $start.ArgumentList.Add($_) }
    [System.Diagnostics.Process]::Start($start)
}

function Receive-Benchmark {
    <# .SYNOPSIS Waits for a benchmark program and gives its lines as objects. #>
    [CmdletBinding()]
    param([Parameter(ValueFromPipeline)] [System.Diagnostics.Process] $Process)

    process {
        while ($line = $Process.StandardOutput.ReadLine()) { $line | ConvertFrom-Json }
        $Process.WaitForExit()
        if ($Process.ExitCode -ne 0) { throw "The benchmark program ended with exit code $($Process.ExitCode)." }
    }
}

function Invoke-Benchmark {
    <# .SYNOPSIS Runs the benchmark program to its end. #>
    Start-Benchmark @args | Receive-Benchmark
}

function Get-Contender {
    <#
    .SYNOPSIS
        Who takes part: a name, how many reads, how many before those that count, and a block that reads so many and gives reads per second.
    .DESCRIPTION
        .NET compiles what runs often once more during the first 100,000 reads of a process. So where the server costs nothing,
        Get-WorkflowStatus and HttpClient have made so many before any counts: the first in this process, all four together,
        the second in each of its own. The others, which are far slower, have up to a round.
    #>
    [CmdletBinding()]
    param([object] $Simulator, [int] $Latency)

    $uri = $Simulator.BaseUri
    $token = ConvertTo-SecureString 'sim-key' -AsPlainText -Force
    $headers = @{ 'x-storyteller-api-key' = 'sim-key' }
    $rate = { param([int] $Count, [scriptblock] $Work) $clock = [System.Diagnostics.Stopwatch]::StartNew(); & $Work; $Count / $clock.Elapsed.TotalSeconds }
    $ids = { param([int] $Count) foreach ($number in 1..$Count) { "success-$number" } }

    foreach ($parallel in 1, 8, 32, 128) {
        $count = if ($Latency) { [Math]::Max(60, $parallel * 80) } elseif ($parallel -eq 1) { 4000 } else { 16000 }
        [pscustomobject]@{
            Name = "Get-WorkflowStatus, $parallel in flight"; Parallel = $parallel; Count = $count; WarmUp = $(if ($Latency) { [int]($count / 10) } else { 25000 })
            Run = {
                param($n)
                $all = & $ids $n
                & $rate $n { $got = Get-WorkflowStatus $all -Provider Storyteller -BaseUri $uri -Token $token -ThrottleLimit $parallel; if (@($got).Count -ne $n) { throw "Expected $n runs, got $(@($got).Count)." } }
            }.GetNewClosure()
        }
        [pscustomobject]@{
            Name = "HttpClient with typed JSON, $parallel in flight"; Parallel = $parallel; Count = $count; WarmUp = 0
            # Not a closure: one would not see the functions of this file.
            Run = [scriptblock]::Create("param(`$n) (Invoke-Benchmark raw --base-uri '$uri' --count `$n --parallel $parallel --warm-up $(if ($Latency) { $count } else { 100000 }) | Sort-Object perSecond)[1].perSecond")
        }
    }

    $count = if ($Latency) { 60 } else { 2000 }
    [pscustomobject]@{
        Name = 'Invoke-RestMethod in a loop'; Parallel = 1; Count = $count; WarmUp = $count
        Run = { param($n) $all = & $ids $n; & $rate $n { foreach ($id in $all) { $null = Invoke-RestMethod "$uri/api/$id/status" -Headers $headers } } }.GetNewClosure()
    }
    [pscustomobject]@{
        Name = 'Invoke-RestMethod in a loop, one session'; Parallel = 1; Count = $count; WarmUp = $count
        Run = {
            param($n)
            $session = [Microsoft.PowerShell.Commands.WebRequestSession]::new()
            $session.Headers['x-storyteller-api-key'] = 'sim-key'
            $all = & $ids $n
            & $rate $n { foreach ($id in $all) { $null = Invoke-RestMethod "$uri/api/$id/status" -WebSession $session } }
        }.GetNewClosure()
    }
    [pscustomobject]@{
        Name = 'ForEach-Object -Parallel, 32 in flight'; Parallel = 32; Count = $(if ($Latency) { 640 } else { 1000 }); WarmUp = 100
        Run = { param($n) $all = & $ids $n; & $rate $n { $null = $all | ForEach-Object -ThrottleLimit 32 -Parallel { Invoke-RestMethod "$using:uri/api/$_/status" -Headers $using:headers } } }.GetNewClosure()
    }
    if (Get-Command Start-ThreadJob -ErrorAction Ignore) {
        [pscustomobject]@{
            Name = 'Start-ThreadJob, 32 in flight'; Parallel = 32; Count = $(if ($Latency) { 320 } else { 300 }); WarmUp = 100
            Run = {
                param($n)
                $all = & $ids $n
                & $rate $n { $null = $all | ForEach-Object { Start-ThreadJob -ThrottleLimit 32 -ScriptBlock { Invoke-RestMethod "$using:uri/api/$($args[0])/status" -Headers $using:headers } -ArgumentList $_ } | Receive-Job -Wait -AutoRemoveJob }
            }.GetNewClosure()
        }
    }

    if (Get-Command curl -CommandType Application -ErrorAction Ignore) {
        [pscustomobject]@{
            Name = 'curl --parallel, 32 in flight'; Parallel = 32; Count = $(if ($Latency) { 2560 } else { 8000 }); WarmUp = 100
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

function Get-MachineText {
    <# .SYNOPSIS The machine in one line. #>
    $cpu = if (Test-Path /proc/cpuinfo) { (Get-Content /proc/cpuinfo | Where-Object { $_ -like 'model name*' } | Select-Object -First 1) -replace '^.*:\s*' } else { $env:PROCESSOR_IDENTIFIER }
    '{0}, {1} cores, {2}, .NET {3}, PowerShell {4}' -f $cpu, [Environment]::ProcessorCount, [System.Runtime.InteropServices.RuntimeInformation]::OSDescription.Trim(), [Environment]::Version, $PSVersionTable.PSVersion
}
