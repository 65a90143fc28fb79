# A terminal's screen as an SVG picture: what a command wrote, with its colours.

$script:TerminalColours = @{
    30 = '#484f58'; 31 = '#ff7b72'; 32 = '#3fb950'; 33 = '#d29922'; 34 = '#58a6ff'; 35 = '#bc8cff'; 36 = '#39c5cf'; 37 = '#b1bac4'
    90 = '#6e7681'; 91 = '#ffa198'; 92 = '#56d364'; 93 = '#e3b341'; 94 = '#79c0ff'; 95 = '#d2a8ff'; 96 = '#56d4dd'; 97 = '#f0f6fc'
}

function ConvertTo-TerminalSpan {
    # One line with escape sequences as pieces of one style each: column, text, colour, whether bold.
    param([string] $Line)
    $column = 0
    $colour = $null
    $bold = $false
    foreach ($piece in [regex]::Matches($Line, "`e\[(?<code>[0-9;]*)m|(?<text>[^`e]+)")) {
        if ($piece.Groups['text'].Success) {
            [pscustomobject]@{ Column = $column; Text = $piece.Value; Colour = $colour; Bold = $bold }
            $column += $piece.Value.Length
            continue
        }

        foreach ($code in ($piece.Groups['code'].Value -split ';' | ForEach-Object { [int]"0$_" })) {
            if ($code -eq 0) { $colour = $null; $bold = $false }
            elseif ($code -eq 1) { $bold = $true }
            elseif ($TerminalColours.ContainsKey($code)) { $colour = $TerminalColours[$code] }
            elseif ($code -eq 39) { $colour = $null }
        }
    }
}

function ConvertTo-TerminalSvg {
    # Lines as a dark screen of so many columns. Each piece stands at its column, whatever the font's widths are.
    param([string[]] $Line, [int] $Column = 80, [string] $Title)
    $step = @{ X = 8.4; Y = 19 }
    $width = [int]($Column * $step.X + 32)
    $height = $Line.Count * $step.Y + 32
    $text = for ($row = 0; $row -lt $Line.Count; $row++) {
        foreach ($span in ConvertTo-TerminalSpan $Line[$row] | Where-Object { $_.Text.Trim() }) {
            $lead = $span.Text.Length - $span.Text.TrimStart().Length
            $words = $span.Text.Trim()
            $style = $(if ($span.Colour) { " fill=`"$($span.Colour)`"" }) + $(if ($span.Bold) { ' font-weight="bold"' })
            $at = [string]::Format([cultureinfo]::InvariantCulture, 'x="{0:0.#}" y="{1}" textLength="{2:0.#}"', 16 + ($span.Column + $lead) * $step.X, 30 + $row * $step.Y, $words.Length * $step.X)
            "  <text $at$style>$([System.Security.SecurityElement]::Escape($words))</text>"
        }
    }

    @"
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 $width $height" width="$width" height="$height" role="img" aria-label="$([System.Security.SecurityElement]::Escape($Title))" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="#e6edf3" xml:space="preserve">
  <rect width="$width" height="$height" rx="8" fill="#0d1117" />
$($text -join "`n")
</svg>
"@
}
