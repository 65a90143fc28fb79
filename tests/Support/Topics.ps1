# Takes the about_ topics apart for their tests: what a reader types, and what a reader writes into files.

function Read-Topic {
    <# .SYNOPSIS The lines of a topic, or of one of its sections (a heading in capitals, up to the next). #>
    [CmdletBinding()]
    [OutputType([string])]
    param([Parameter(Mandatory)] [string] $Path, [string] $Section)

    $lines = @((Get-Content -LiteralPath $Path -Raw) -replace "`r" -split "`n")
    if (-not $Section) {
        return $lines
    }

    $start = [array]::IndexOf($lines, $Section)
    if ($start -lt 0) {
        throw "$Path has no section $Section."
    }

    $end = $start + 1
    while ($end -lt $lines.Count -and $lines[$end] -cnotmatch '^[A-Z]') { $end++ }
    $lines[($start + 1)..($end - 1)]
}

function Get-TopicCommand {
    <# .SYNOPSIS What a reader types: the lines after "PS> ", and those that go on after ">> ". #>
    [CmdletBinding()]
    [OutputType([string])]
    param([Parameter(Mandatory)] [AllowEmptyString()] [string[]] $Line)

    $commands = [System.Collections.Generic.List[string]]::new()
    foreach ($one in $Line) {
        if ($one -cmatch '^ {6}PS> (.*)$') {
            $commands.Add($Matches[1])
        }
        elseif ($one -cmatch '^ {6}>> (.*)$') {
            $commands[$commands.Count - 1] += "`n$($Matches[1])"
        }
    }
    $commands
}

function Get-TopicStep {
    <#
    .SYNOPSIS
        The numbered steps of a tutorial, each with its title, the files that it shows ("  name.json:"), the members that
        it adds to the definition ("Add:" or "In place of"), what it types, and what it says is left over.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param([Parameter(Mandatory)] [AllowEmptyString()] [string[]] $Line)

    $steps = [System.Collections.Generic.List[object]]::new()
    $steps.Add([pscustomobject]@{ Number = 0; Title = 'before the first step'; Files = [ordered]@{}; Members = @(); Commands = @(); LeftOver = $null })
    for ($at = 0; $at -lt $Line.Count; $at++) {
        $step = $steps[-1]
        switch -CaseSensitive -Regex ($Line[$at]) {
            '^  (\d+)\. (.+)$' { $steps.Add([pscustomobject]@{ Number = [int]$Matches[1]; Title = $Matches[2]; Files = [ordered]@{}; Members = @(); Commands = @(); LeftOver = $null }) }
            '^  (\S+\.json)[:,]' { $step.Files[$Matches[1]] = Get-TopicBlock $Line ($at + 1) 6 }
            '([Aa]dd|In place of "\w+"):$' { $step.Members += Get-TopicBlock $Line ($at + 1) 8 }
            '^ {6}left over: (.+)$' { $step.LeftOver = $Matches[1] }
            '^ {6}(PS> |>> )' { $step.Commands += $Line[$at] }
        }
    }
    foreach ($step in $steps) {
        $step.Commands = @(Get-TopicCommand @($step.Commands + ''))
    }
    $steps
}

function Get-TopicBlock([string[]] $Line, [int] $Start, [int] $Indent) {
    # The next lines that stand at least so far in, without their margin.
    while (-not $Line[$Start].Trim()) { $Start++ }
    $end = $Start
    while ($end -lt $Line.Count -and $Line[$end] -match "^ {$Indent}\S|^ {$Indent,}") { $end++ }
    ($Line[$Start..($end - 1)] | ForEach-Object { $_.Substring($Indent) }) -join "`n"
}
