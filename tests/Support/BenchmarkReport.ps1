# Makes docs/benchmarks.md and docs/benchmarks.svg of what tests/Benchmark.ps1 measured.

function Get-BenchmarkBar {
    <# .SYNOPSIS The ratios that this project promises itself, and whether the figures keep them. #>
    [CmdletBinding()]
    param([Parameter(Mandatory)] [object] $Results)

    $bar = { param($text, $value, $limit, $isMost) [pscustomobject]@{ Bar = $text; Measured = [Math]::Round($value, 3); Limit = "$(if ($isMost) { 'at most' } else { 'at least' }) $limit"; Kept = if ($isMost) { $value -le $limit } else { $value -ge $limit } } }
    if ($Results.PSObject.Properties['Reads']) {
        $reads = $Results.Reads.figures
        $rate = { param($latency, $name) ($reads | Where-Object { $_.latency -eq $latency -and $_.name -eq $name }).perSecond }
        $mine = & $rate 0 'Get-WorkflowStatus, 32 in flight'
        & $bar 'reads/s at 32 in flight, no run kept, of an Invoke-RestMethod loop' ($mine / (& $rate 0 'Invoke-RestMethod in a loop')) 11
        & $bar 'reads/s at 32 in flight, no run kept, of a plain HttpClient' ($mine / (& $rate 0 'HttpClient with typed JSON, 32 in flight')) 0.9
        $one = & $rate 50 'HttpClient with typed JSON, 1 in flight'
        & $bar 'at 50 ms, 32 in flight: share of 32 times one after another' ((& $rate 50 'Get-WorkflowStatus, 32 in flight') / (32 * $one)) 0.97
        & $bar 'at 50 ms, 128 in flight: share of 128 times one after another' ((& $rate 50 'Get-WorkflowStatus, 128 in flight') / (128 * $one)) 0.95
        $cost = $reads | Where-Object name -EQ 'cost of engine'
        & $bar 'bytes allocated per read' $cost.allocatedPerRead 7500 $true
        & $bar 'CPU seconds per 10,000 reads, after 300,000' $cost.cpuSecondsPer10000 1 $true
    }
    if ($Results.PSObject.Properties['Reading']) {
        foreach ($body in $Results.Reading.figures | Group-Object body) {
            $typed = $body.Group | Where-Object reader -EQ 'typed'
            $engine = $body.Group | Where-Object reader -EQ 'engine'
            & $bar "reading $($body.Name): time, of typed JSON" ($engine.microseconds / $typed.microseconds) 2 $true
            & $bar "reading $($body.Name): allocation, of typed JSON" ($engine.allocated / $typed.allocated) 1.5 $true
        }
    }
    if ($Results.PSObject.Properties['ColdStart']) {
        foreach ($start in $Results.ColdStart.figures | Group-Object start) {
            $cold = $start.Group
            & $bar "cold start, $(Get-StartText $start.Name), of one Invoke-RestMethod" (($cold | Where-Object name -Like '*Get-WorkflowStatus').milliseconds / ($cold | Where-Object name -EQ 'Invoke-RestMethod').milliseconds) 0.85 $true
        }
    }
    if ($Results.PSObject.Properties['Waiting']) {
        $large = $Results.Waiting.figures | Where-Object { $_.runs -eq 100000 }
        $busy = $large | Where-Object schedule -EQ 'every30'
        & $bar '100,000 waiting runs: peak memory of the process in MB' $busy.peakMegabytes 100 $true
        & $bar '100,000 waiting runs: requests, of theory' ([Math]::Abs($busy.requestsOverTheory - 1)) 0.05 $true
        & $bar '100,000 waiting runs: ends seen later than one interval' $busy.beyondInterval 0 $true
        & $bar '100,000 waiting runs: % of a core when nothing is due' ($large | Where-Object schedule -EQ 'idle').idlePercentOfCore 2 $true
        $small = $Results.Waiting.figures | Where-Object { $_.schedule -eq 'every30' -and $_.runs -eq 10000 }
        & $bar 'CPU of 100,000 waiting runs, of ten times that of 10,000' ($busy.cpuSeconds / (10 * $small.cpuSeconds)) 1.2 $true
    }
}

function Export-BenchmarkReport {
    <# .SYNOPSIS Writes the table and the chart. #>
    [CmdletBinding()]
    param([Parameter(Mandatory)] [object] $Results, [Parameter(Mandatory)] [string] $Path)

    # The same text wherever it is made.
    $culture = [cultureinfo]::CurrentCulture
    [cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture
    $text = [System.Text.StringBuilder]::new()
    $add = { param([string[]] $lines) foreach ($line in $lines) { $null = $text.Append($line).Append("`n") } }
    & $add '# Benchmarks', '', 'Made by `./build.ps1 -Task Benchmark`; do not edit. Server and client share the machine, over loopback.', ''
    if ($Results.PSObject.Properties['Reads']) { & $add '![Status reads per second](benchmarks.svg)', '' }
    & $add '', '## The bars', '', '| Bar | Measured | Limit | Kept |', '|---|---:|---|---|'
    foreach ($bar in Get-BenchmarkBar -Results $Results) { & $add "| $($bar.Bar) | $($bar.Measured) | $($bar.Limit) | $(if ($bar.Kept) { 'yes' } else { '**no**' }) |" }
    if ($Results.PSObject.Properties['Reads']) {
        $reads = $Results.Reads
        & $add '', '## Whole commands', '', "Measured $($reads.measured) on $($reads.machine). Answers of Storyteller, 700 B, one run with two steps each. Medians with the least and the most of nine rounds or more, in which the contenders take turns, of three processes of each; where the server has a latency, of three rounds of one.", '', '| Server latency | Command | Reads | Reads per second | Least | Most |', '|---:|---|---:|---:|---:|---:|'
        foreach ($one in $reads.figures | Where-Object { $_.PSObject.Properties['perSecond'] } | Sort-Object latency, @{ Expression = 'perSecond'; Descending = $true }) {
            # wrk reads for a time: what it is given is seconds.
            $count = if ($one.name -like 'wrk,*') { '-' } else { '{0:N0}' -f $one.count }
            & $add ('| {0} ms | {1} | {2} | {3:N0} | {4:N0} | {5:N0} |' -f $one.latency, $one.name, $count, $one.perSecond, $one.minimum, $one.maximum)
        }

        & $add '', 'Each contender has processes of its own and keeps them; only curl and wrk start anew in each round. None keeps what it read, but for the one that says so; curl and wrk do not read it. Without latency Get-WorkflowStatus and HttpClient had made 300,000 reads in theirs, in a hundred calls, before those that count: so long .NET goes on to compile once more what runs often. Invoke-RestMethod in a loop had made 10,000, ForEach-Object and Start-ThreadJob a hundred.', ''
        & $add '| One read, 32 in flight | Allocated | CPU seconds of 10,000, after 300,000 | of the first 10,000 |', '|---|---:|---:|---:|'
        foreach ($one in $reads.figures | Where-Object { $_.PSObject.Properties['allocatedPerRead'] }) {
            & $add ('| {0} | {1:N0} B | {2} s | {3} s |' -f $one.name.Replace('cost of raw', 'HttpClient with typed JSON').Replace('cost of engine', 'WorkflowStatus'), $one.allocatedPerRead, $one.cpuSecondsPer10000, $one.firstCpuSecondsPer10000)
        }
    }
    if ($Results.PSObject.Properties['ColdStart']) {
        $cold = $Results.ColdStart
        & $add '', '## Cold start', '', "Measured $($cold.measured) on $($cold.machine). A new process, one command, 21 rounds. At its end PowerShell keeps a list of what it compiled, and at its next start has that compiled beforehand: so there is a first start, as on a new machine or in a container, one after any of these commands, as when people work, and one after the very same, as in a scheduled task.", '', '| Process | Start | Median | Least | Most |', '|---|---|---:|---:|---:|'
        foreach ($one in $cold.figures) { & $add "| $($one.name) | $(Get-StartText $one.start) | $($one.milliseconds) ms | $($one.minimum) ms | $($one.maximum) ms |" }
    }
    if ($Results.PSObject.Properties['Reading']) {
        $reading = $Results.Reading
        & $add '', '## Reading an answer, without HTTP', '', "Measured $($reading.measured) on $($reading.machine). *typed* is source-generated System.Text.Json into types made for this one service; *document* parses and reads nothing.", '', '| Answer | Reader | Median | Least | Allocated |', '|---|---|---:|---:|---:|'
        foreach ($one in $reading.figures) { & $add ('| {0} ({1:N0} B) | {2} | {3:N2} µs | {4:N2} µs | {5:N0} B |' -f $one.body, $one.bytes, $one.reader, $one.microseconds, $one.minimum, $one.allocated) }
    }
    if ($Results.PSObject.Properties['Waiting']) {
        $waiting = $Results.Waiting
        & $add '', '## Waiting', '', "Measured $($waiting.measured) on $($waiting.machine). Run times are log-normal, in real time over HTTP. *Late* is the time from a run's end until it was known; *beyond* counts ends known later than one interval. The measurements ran side by side$(if ($waiting.figures | Where-Object { $_.PSObject.Properties['alone'] }) { ', those of 100,000 runs alone' }).", ''
        & $add '| Schedule | Runs | Requests | Of theory | Per run | Late, median | Late, most | Beyond | CPU | Peak memory |', '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|'
        foreach ($one in $waiting.figures | Where-Object schedule -NE 'idle') {
            & $add ('| {0} | {1:N0} | {2:N0} | {3} | {4} | {5} s | {6} s | {7} | {8} s | {9} MB |' -f (Get-ScheduleText $one.schedule), $one.runs, $one.requests, $one.requestsOverTheory, $one.requestsPerRun, $one.lateMedian, $one.lateMaximum, $one.beyondInterval, $one.cpuSeconds, $one.peakMegabytes)
        }

        & $add '', '| Nothing due | Of one core | Peak memory of the process | Managed heap |', '|---:|---:|---:|---:|'
        foreach ($one in $waiting.figures | Where-Object schedule -EQ 'idle') { & $add ('| {0:N0} runs | {1} % | {2} MB | {3} MB |' -f $one.runs, $one.idlePercentOfCore, $one.peakMegabytes, $one.heapMegabytes) }
    }

    [cultureinfo]::CurrentCulture = $culture
    Set-Content -LiteralPath (Join-Path $Path 'benchmarks.md') -Value $text.ToString().TrimEnd() -Encoding utf8NoBOM
    if ($Results.PSObject.Properties['Reads']) {
        Set-Content -LiteralPath (Join-Path $Path 'benchmarks.svg') -Value (Get-BenchmarkChart $Results) -Encoding utf8NoBOM
    }
}

function Get-StartText([string] $Name) {
    switch ($Name) { 'first' { 'first start' } 'turns' { 'after any of them' } 'same' { 'after the same' } default { $Name } }
}

function Get-ScheduleText([string] $Name) {
    switch ($Name) {
        'root' { 'WorkflowStatus: 2·√age, 1 to 30 s' }
        'fixed2' { 'every 2 s' }
        'every30' { 'every 30 s' }
        'storyteller' { "Storyteller's: 1 s doubling to 30 s" }
        'smithy' { "Smithy's: 2 s doubling to 120 s" }
    }
}

function Get-BenchmarkChart([object] $Results) {
    <# .SYNOPSIS Bars of reads per second, as SVG for light and dark pages. #>
    $bars = @($Results.Reads.figures | Where-Object { $_.latency -eq 0 -and $_.PSObject.Properties['perSecond'] -and $_.parallel -in 1, 32 } | Sort-Object perSecond -Descending)
    $most = ($bars | Measure-Object perSecond -Maximum).Maximum
    $height = 48 + ($bars.Count * 28)
    $lines = @(
        "<svg xmlns=`"http://www.w3.org/2000/svg`" viewBox=`"0 0 760 $height`" role=`"img`" aria-labelledby=`"title`" font-family=`"system-ui, sans-serif`" font-size=`"13`">"
        '<title id="title">Status reads per second, no server latency</title>'
        '<style>text{fill:#1f2328}.bar{fill:#8c959f}.ours{fill:#0969da}@media(prefers-color-scheme:dark){text{fill:#e6edf3}.bar{fill:#6e7681}.ours{fill:#58a6ff}}</style>'
        '<text x="8" y="22" font-weight="600">Status reads per second, no server latency</text>'
    )
    $top = 40
    foreach ($one in $bars) {
        $width = [Math]::Max(1, [Math]::Round(340 * $one.perSecond / $most))
        $class = if ($one.name -like 'Get-WorkflowStatus*') { 'bar ours' } else { 'bar' }
        $name = [System.Security.SecurityElement]::Escape($one.name)
        $lines += '<text x="8" y="{0}">{1}</text><rect class="{2}" x="330" y="{3}" width="{4}" height="18" rx="2"/><text x="{5}" y="{0}">{6:N0}</text>' -f ($top + 14), $name, $class, $top, $width, (338 + $width), $one.perSecond
        $top += 28
    }

    ($lines + '</svg>') -join "`n"
}
