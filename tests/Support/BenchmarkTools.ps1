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

function Open-BenchmarkPowerShell {
    <# .SYNOPSIS Starts a PowerShell that one contender has for itself: what one leaves behind, such as threads and a grown heap, costs no other anything. #>
    $runspace = [runspacefactory]::CreateOutOfProcessRunspace([System.Management.Automation.Runspaces.TypeTable]::LoadDefaultTypeFiles())
    $runspace.Open()
    $runspace
}

function Invoke-BenchmarkPowerShell {
    <# .SYNOPSIS Runs a script there and gives what it gives. #>
    [CmdletBinding()]
    param([runspace] $Runspace, [string] $Script, [object[]] $ArgumentList)

    $shell = [powershell]::Create()
    try {
        $shell.Runspace = $Runspace
        $null = $shell.AddScript($Script)
        foreach ($argument in $ArgumentList) { $null = $shell.AddArgument($argument) }
        $shell.Invoke()
        if ($shell.HadErrors) { throw "A contender failed: $($shell.Streams.Error)" }
    }
    finally { $shell.Dispose() }
}

function Get-Contender {
    <#
    .SYNOPSIS
        Who takes part: a name, how many reads, how many before those that count, and either a script for a PowerShell of
        its own, which reads a list of ids, or a block that reads so many and gives reads per second.
    .DESCRIPTION
        .NET compiles what runs often once more during the first 100,000 reads of a process. So where the server costs nothing,
        Get-WorkflowStatus and HttpClient have made so many before any counts. Of the others, which are far slower,
        Invoke-RestMethod has made ten thousand, the rest a hundred.
    #>
    [CmdletBinding()]
    param([object] $Simulator, [int] $Latency)

    $uri = $Simulator.BaseUri
    $module = (Resolve-Path "$PSScriptRoot/../../WorkflowStatus.psd1").Path
    $rate = { param([int] $Count, [scriptblock] $Work) $clock = [System.Diagnostics.Stopwatch]::StartNew(); & $Work; $Count / $clock.Elapsed.TotalSeconds }

    foreach ($parallel in 1, 8, 32, 128) {
        $count = if ($Latency) { [Math]::Max(60, $parallel * 80) } elseif ($parallel -eq 1) { 4000 } else { 16000 }
        [pscustomobject]@{
            Name = "Get-WorkflowStatus, $parallel in flight"; Parallel = $parallel; Count = $count; WarmUp = $(if ($Latency) { $count } else { 100000 })
            Script = @"
                if (-not (Get-Module WorkflowStatus)) { Import-Module '$module' }
                `$token = ConvertTo-SecureString 'sim-key' -AsPlainText -Force
                `$got = Get-WorkflowStatus `$ids -Provider Storyteller -BaseUri '$uri' -Token `$token -ThrottleLimit $parallel
                if (@(`$got).Count -ne `$ids.Count) { throw "Expected `$(`$ids.Count) runs, got `$(@(`$got).Count)." }
"@
        }
        [pscustomobject]@{
            Name = "HttpClient with typed JSON, $parallel in flight"; Parallel = $parallel; Count = $count; WarmUp = 0
            # Not a closure: one would not see the functions of this file.
            Run = [scriptblock]::Create("param(`$n) (Invoke-Benchmark raw --base-uri '$uri' --count `$n --parallel $parallel --warm-up $(if ($Latency) { $count } else { 100000 }) | Sort-Object perSecond)[1].perSecond")
        }
    }

    $count = if ($Latency) { 60 } else { 2000 }
    $warmUp = if ($Latency) { $count } else { 10000 }
    [pscustomobject]@{
        Name = 'Invoke-RestMethod in a loop'; Parallel = 1; Count = $count; WarmUp = $warmUp
        Script = "foreach (`$id in `$ids) { `$null = Invoke-RestMethod `"$uri/api/`$id/status`" -Headers @{ 'x-storyteller-api-key' = 'sim-key' } }"
    }
    [pscustomobject]@{
        Name = 'Invoke-RestMethod in a loop, one session'; Parallel = 1; Count = $count; WarmUp = $warmUp
        Script = @"
            `$session = [Microsoft.PowerShell.Commands.WebRequestSession]::new()
            `$session.Headers['x-storyteller-api-key'] = 'sim-key'
            foreach (`$id in `$ids) { `$null = Invoke-RestMethod "$uri/api/`$id/status" -WebSession `$session }
"@
    }
    [pscustomobject]@{
        Name = 'ForEach-Object -Parallel, 32 in flight'; Parallel = 32; Count = $(if ($Latency) { 640 } else { 1000 }); WarmUp = 100
        Script = "`$null = `$ids | ForEach-Object -ThrottleLimit 32 -Parallel { Invoke-RestMethod `"$uri/api/`$_/status`" -Headers @{ 'x-storyteller-api-key' = 'sim-key' } }"
    }
    if (Get-Command Start-ThreadJob -ErrorAction Ignore) {
        [pscustomobject]@{
            Name = 'Start-ThreadJob, 32 in flight'; Parallel = 32; Count = $(if ($Latency) { 320 } else { 300 }); WarmUp = 100
            Script = "`$null = `$ids | ForEach-Object { Start-ThreadJob -ThrottleLimit 32 -ScriptBlock { Invoke-RestMethod `"$uri/api/`$(`$args[0])/status`" -Headers @{ 'x-storyteller-api-key' = 'sim-key' } } -ArgumentList `$_ } | Receive-Job -Wait -AutoRemoveJob"
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

function Invoke-Contender {
    <# .SYNOPSIS Has a contender read so many, and gives reads per second. #>
    [CmdletBinding()]
    param([object] $Contender, [int] $Count, [runspace] $Runspace)

    if (-not $Runspace) { return & $Contender.Run $Count }
    Invoke-BenchmarkPowerShell $Runspace @"
        param([int] `$count)
        `$ErrorActionPreference = 'Stop'
        `$ids = foreach (`$number in 1..`$count) { "success-`$number" }
        `$clock = [System.Diagnostics.Stopwatch]::StartNew()
        $($Contender.Script)
        `$count / `$clock.Elapsed.TotalSeconds
"@ $Count
}

function Get-MachineText {
    <# .SYNOPSIS The machine in one line. #>
    $cpu = if (Test-Path /proc/cpuinfo) { (Get-Content /proc/cpuinfo | Where-Object { $_ -like 'model name*' } | Select-Object -First 1) -replace '^.*:\s*' } else { $env:PROCESSOR_IDENTIFIER }
    '{0}, {1} cores, {2}, .NET {3}, PowerShell {4}' -f $cpu, [Environment]::ProcessorCount, [System.Runtime.InteropServices.RuntimeInformation]::OSDescription.Trim(), [Environment]::Version, $PSVersionTable.PSVersion
}
