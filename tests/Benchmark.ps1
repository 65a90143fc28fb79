#!/usr/bin/env pwsh
#Requires -Version 7.4
<#
.SYNOPSIS
    Measures WorkflowStatus beside what people use today, in one run, against the simulator on loopback.
.DESCRIPTION
    build.ps1 -Task Benchmark builds what this needs and calls it. Whole commands are measured in rounds in which the
    contenders take turns, so that what else the machine does hits all alike; of these, of cold starts and of reading
    there are medians. The results go into docs/benchmarks.json, and from there into docs/benchmarks.md and
    docs/benchmarks.svg.
.EXAMPLE
    ./build.ps1 -Task Benchmark
    Everything: about forty minutes on two cores.
.EXAMPLE
    ./tests/Benchmark.ps1 -Part Reads, ColdStart
    Two parts of it, after a build; the others keep the figures they had.
#>
[CmdletBinding()]
param(
    # Reading: answers without HTTP. Reads: whole commands. ColdStart: a new process. Waiting: many runs in real time.
    [ValidateSet('Reading', 'Reads', 'ColdStart', 'Waiting')]
    [string[]] $Part = @('Reading', 'Reads', 'ColdStart', 'Waiting'),

    # Where the results go.
    [string] $Path = "$PSScriptRoot/../docs",

    # Rounds of whole commands at a server without latency, at least, shared by three starts of each contender; with one,
    # which steadies the figures, there are three rounds of one start.
    [ValidateRange(7, 99)]
    [int] $Round = 9
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0
. "$PSScriptRoot/Support/BenchmarkTools.ps1"
. "$PSScriptRoot/Support/BenchmarkContenders.ps1"
. "$PSScriptRoot/Support/BenchmarkReport.ps1"
$env:WORKFLOWSTATUS_HOME = Join-Path ([System.IO.Path]::GetTempPath()) "workflowstatus-benchmark-$PID"

function Measure-Reading {
    Write-Progress -Activity 'Benchmark' -Status 'Reading answers'
    @(Invoke-Benchmark reading)
}

function Measure-Reads {
    foreach ($latency in 0, 50) {
        # Which code .NET makes of a program, and where it lies, differs from process to process, and with it the speed: so
        # the rounds are those of three processes of each contender, where the speed is not the server's.
        $starts = if ($latency) { 1 } else { 3 }
        $rounds = if ($latency) { 3 } else { [Math]::Ceiling($Round / $starts) }
        $figures = @{}
        for ($start = 1; $start -le $starts; $start++) {
            $contenders = Add-ReadFigure $figures -Latency $latency -Round $rounds -Title "$latency ms, start $start of $starts"
        }

        foreach ($contender in $contenders) {
            $sorted = @($figures[$contender.Name] | Sort-Object)
            [pscustomobject]@{
                latency = $latency; name = $contender.Name; parallel = $contender.Parallel; count = $contender.Count
                perSecond = [Math]::Round($sorted[[int][Math]::Floor($sorted.Count / 2)], 1)
                minimum = [Math]::Round($sorted[0], 1); maximum = [Math]::Round($sorted[-1], 1)
            }
        }
    }

    Measure-ReadCost
}

function Add-ReadFigure {
    <# .SYNOPSIS Starts a server and all contenders, lets them take turns, and adds what each reached; gives the contenders. #>
    param([hashtable] $Figures, [int] $Latency, [int] $Round, [string] $Title)

    $sim = Open-BenchmarkSimulator -Latency $Latency
    $sessions = @{}
    try {
        $contenders = Get-Contender $sim $Latency
        foreach ($contender in $contenders) {
            Write-Progress -Activity 'Benchmark' -Status "${Title}: warming up $($contender.Name)"
            $sessions[$contender.Name] = Open-Contender $contender $sim
            # In many small calls: what runs once for each call is compiled once more after thirty of them.
            $share = [Math]::Min($contender.Count, [Math]::Max(100, $contender.WarmUp / 100))
            for ($read = 0; $read -lt $contender.WarmUp; $read += $share) {
                $null = Invoke-Contender $contender $share $sessions[$contender.Name]
            }
        }

        for ($turn = 1; $turn -le $Round; $turn++) {
            foreach ($contender in $contenders | Get-Random -Shuffle) {
                Write-Progress -Activity 'Benchmark' -Status "$Title, round $turn of ${Round}: $($contender.Name)"
                $Figures[$contender.Name] = @($Figures[$contender.Name] | Where-Object { $null -ne $_ }) + (Invoke-Contender $contender $contender.Count $sessions[$contender.Name])
            }
        }

        $contenders
    }
    finally {
        $sessions.Values | Close-Contender
        Close-BenchmarkProcess $sim.Process
    }
}

function Measure-ReadCost {
    # What one read costs the engine, beside a plain client: allocation and processor time, of the first reads of a process,
    # compiling included, and of those after 300,000.
    $sim = Open-BenchmarkSimulator
    try {
        foreach ($name in 'raw', 'engine') {
            $load = Start-Benchmark $name --base-uri $sim.BaseUri --parallel 32
            try {
                $first = Invoke-BenchmarkLoad $load 10000
                $null = Invoke-BenchmarkLoad $load 290000
                $cost = @(1..3 | ForEach-Object { Invoke-BenchmarkLoad $load 20000 } | Sort-Object cpuSecondsPer10000)
            }
            finally { Close-BenchmarkProcess $load }

            [pscustomobject]@{
                latency = 0; name = "cost of $name"; allocatedPerRead = $cost[1].allocatedPerRead
                cpuSecondsPer10000 = $cost[1].cpuSecondsPer10000; firstCpuSecondsPer10000 = $first.cpuSecondsPer10000
            }
        }
    }
    finally { Close-BenchmarkProcess $sim.Process }
}

function Measure-ColdStart {
    $sim = Open-BenchmarkSimulator
    $cacheHome = $env:XDG_CACHE_HOME
    $caches = Join-Path $env:WORKFLOWSTATUS_HOME 'caches'
    try {
        $module = (Resolve-Path "$PSScriptRoot/../WorkflowStatus.psd1").Path
        $env:STORYTELLER_API_KEY = 'sim-key'
        $commands = [ordered]@{
            'pwsh alone' = 'exit'
            'Invoke-RestMethod' = "Invoke-RestMethod '$($sim.BaseUri)/api/success-1/status' -Headers @{ 'x-storyteller-api-key' = 'sim-key' }"
            'Import-Module, Get-WorkflowStatus' = "Import-Module '$module'; Get-WorkflowStatus success-1 -Provider Storyteller -BaseUri '$($sim.BaseUri)'"
        }
        # At its end PowerShell writes down what it compiled, and has it compiled beforehand at its next start, whatever that
        # runs. So it matters what ran before, with the same cache folder: nothing, as on a new machine or in a container; the
        # other commands, in any order, as when people work; or the very same command, as in a scheduled task. (Windows has
        # one folder for each user, which this does not change.)
        $times = @{}
        foreach ($turn in 0..21) {
            foreach ($start in 'first', 'turns', 'same') {
                foreach ($name in $commands.Keys | Get-Random -Shuffle) {
                    Write-Progress -Activity 'Benchmark' -Status "Cold start, round $turn of 21: $name, $start"
                    $env:XDG_CACHE_HOME = Join-Path $caches $(switch ($start) { 'first' { "$name $turn" } 'turns' { 'all' } 'same' { $name } })
                    $clock = [System.Diagnostics.Stopwatch]::StartNew()
                    $null = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command $commands[$name]
                    # The first round fills the file cache, and the folders.
                    if ($turn -gt 0) { $times["$name $start"] = @($times["$name $start"] | Where-Object { $null -ne $_ }) + $clock.Elapsed.TotalMilliseconds }
                }
            }
        }

        foreach ($start in 'first', 'turns', 'same') {
            foreach ($name in $commands.Keys) {
                $sorted = @($times["$name $start"] | Sort-Object)
                [pscustomobject]@{ name = $name; start = $start; milliseconds = [Math]::Round($sorted[10]); minimum = [Math]::Round($sorted[0]); maximum = [Math]::Round($sorted[-1]) }
            }
        }
    }
    finally {
        Close-BenchmarkProcess $sim.Process
        $env:XDG_CACHE_HOME = $cacheHome
        Remove-Item -LiteralPath $caches -Recurse -Force -ErrorAction Ignore
        Remove-Item Env:STORYTELLER_API_KEY
    }
}

function Measure-Waiting {
    $sim = Open-BenchmarkSimulator
    try {
        Write-Progress -Activity 'Benchmark' -Status 'Four schedules, and 1,000 and 10,000 runs, side by side'
        $side = @('root', 'fixed2', 'storyteller', 'smithy' | ForEach-Object { Start-Benchmark wait --base-uri $sim.BaseUri --runs 1000 --seconds 30 --schedule $_ })
        $side += 1000, 10000 | ForEach-Object { Start-Benchmark wait --base-uri $sim.BaseUri --runs $_ --seconds 60 --schedule every30 }
        $side | Receive-Benchmark
        # By itself: beside others it would be measured how the machine shares its cores.
        Write-Progress -Activity 'Benchmark' -Status '100,000 runs'
        Invoke-Benchmark wait --base-uri $sim.BaseUri --runs 100000 --seconds 60 --schedule every30 | Add-Member alone $true -PassThru
        foreach ($runs in 1, 100000) {
            # One run tells what the process itself takes.
            Write-Progress -Activity 'Benchmark' -Status "$runs runs, nothing due"
            Start-Benchmark wait --base-uri $sim.BaseUri --runs $runs --schedule idle | Receive-Benchmark
        }
    }
    finally { Close-BenchmarkProcess $sim.Process }
}

try {
    $null = New-Item -ItemType Directory -Force -Path $Path
    $file = Join-Path $Path 'benchmarks.json'
    $results = if (Test-Path -LiteralPath $file) { Get-Content -Raw -LiteralPath $file | ConvertFrom-Json -AsHashtable } else { @{} }
    foreach ($name in $Part) {
        $results[$name] = @{ measured = Get-Date -AsUTC -Format 'yyyy-MM-dd'; machine = Get-MachineText; figures = @(& "Measure-$name") }
    }

    Write-Progress -Activity 'Benchmark' -Completed
    $results | ConvertTo-Json -Depth 6 | Set-Content -LiteralPath $file -Encoding utf8NoBOM
    Export-BenchmarkReport -Results (Get-Content -Raw -LiteralPath $file | ConvertFrom-Json) -Path $Path
    Get-BenchmarkBar -Results (Get-Content -Raw -LiteralPath $file | ConvertFrom-Json) | Format-Table -AutoSize | Out-Host
    Get-Item (Join-Path $Path 'benchmarks.*')
}
finally { Remove-Item -Recurse -Force -LiteralPath $env:WORKFLOWSTATUS_HOME -ErrorAction Ignore }
