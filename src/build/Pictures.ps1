# The pictures that the README shows, made by the product's own commands: docs/table.svg and docs/report.png.
. "$PSScriptRoot/TerminalPicture.ps1"

function Update-Picture {
    # Expects the module to be imported, and a Chromium for the report's picture.
    param(
        [Parameter(Mandatory)] [string] $Root,
        [string] $Browser = (Get-Command chromium, chromium-browser, google-chrome, chrome, msedge -ErrorAction Ignore | Select-Object -First 1).Source
    )

    $rendering, $PSStyle.OutputRendering = $PSStyle.OutputRendering, 'Ansi'
    $commands = 'Wait-WorkflowStatus success, failure, flaky -Provider Demo', 'Get-WorkflowStatus failure -Provider Demo | Format-Custom'
    $lines = foreach ($command in $commands) {
        "PS> $command"
        (& ([scriptblock]::Create($command)) | Out-String -Width 80).TrimEnd() -split '\r?\n' | Where-Object { $_ -or $command -match 'Custom' }
        ''
    }
    ConvertTo-TerminalSvg -Line $lines[0..($lines.Count - 2)] -Title 'A table of three runs that have ended, one of them failed, and the steps of the failed one' |
        Set-Content -LiteralPath (Join-Path $Root 'docs/table.svg') -Encoding utf8NoBOM

    if (-not $Browser) { throw 'No Chromium was found for the picture of the report.' }
    . (Join-Path $Root 'tests/Support/ReportRuns.ps1')
    $folder = Join-Path ([System.IO.Path]::GetTempPath()) "pictures-$([guid]::NewGuid())"
    try {
        $page = New-ReportRun 12 | Export-WorkflowReport (Join-Path (New-Item -ItemType Directory $folder) 'report.html') -Title 'Nightly runs' -PassThru
        & $Browser --headless --no-sandbox --disable-gpu --no-first-run --hide-scrollbars "--user-data-dir=$folder/profile" '--window-size=1100,1250' `
            '--blink-settings=preferredColorScheme=1' "--screenshot=$(Join-Path $Root 'docs/report.png')" ([uri]::new($page.FullName)).AbsoluteUri *> $null
    }
    finally { Remove-Item -Recurse -Force -LiteralPath $folder -ErrorAction Ignore }

    $PSStyle.OutputRendering = $rendering
    Get-Item -LiteralPath (Join-Path $Root 'docs/table.svg'), (Join-Path $Root 'docs/report.png')
}
