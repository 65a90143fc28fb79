# What tests/Benchmark.ps1 measures with: the simulator, the benchmark program and PowerShells of their own.

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

function Close-BenchmarkProcess {
    <# .SYNOPSIS Ends a simulator, or a benchmark program that reads as often as it is asked to. #>
    [CmdletBinding()]
    param([System.Diagnostics.Process] $Process)

    $Process.StandardInput.Close()
    if (-not $Process.WaitForExit(5000)) { $Process.Kill() }
    $Process.Dispose()
}

function Start-Benchmark {
    <# .SYNOPSIS Starts the benchmark program. #>
    $start = [System.Diagnostics.ProcessStartInfo]@{ FileName = 'dotnet'; RedirectStandardInput = $true; RedirectStandardOutput = $true }
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

function Invoke-BenchmarkLoad {
    <# .SYNOPSIS Has a benchmark program (raw or engine) read so many, and gives what that cost. #>
    [CmdletBinding()]
    param([System.Diagnostics.Process] $Load, [int] $Count)

    $Load.StandardInput.WriteLine($Count)
    $line = $Load.StandardOutput.ReadLine()
    if (-not $line) { throw 'The benchmark program has ended.' }
    $line | ConvertFrom-Json
}

function Get-MachineText {
    <# .SYNOPSIS The machine in one line. #>
    $cpu = if (Test-Path /proc/cpuinfo) { (Get-Content /proc/cpuinfo | Where-Object { $_ -like 'model name*' } | Select-Object -First 1) -replace '^.*:\s*' } else { $env:PROCESSOR_IDENTIFIER }
    '{0}, {1} cores, {2}, .NET {3}, PowerShell {4}' -f $cpu, [Environment]::ProcessorCount, [System.Runtime.InteropServices.RuntimeInformation]::OSDescription.Trim(), [Environment]::Version, $PSVersionTable.PSVersion
}
