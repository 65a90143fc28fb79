# The pictures that the README shows, made by the product's own commands: docs/table.svg and docs/report.png.
. "$PSScriptRoot/TerminalPicture.ps1"
. "$PSScriptRoot/Browser.ps1"

function Update-Picture {
    # Expects the module to be imported, and a Chromium for the report's picture.
    param(
        [Parameter(Mandatory)] [string] $Root,
        [string] $Browser
    )

    $Browser = Find-Browser $Browser
    if (-not $Browser) { throw 'No Chromium was found for the picture of the report.' }
    $rendering, $PSStyle.OutputRendering = $PSStyle.OutputRendering, 'Ansi'
    $folder = (New-Item -ItemType Directory -Path (Join-Path ([System.IO.Path]::GetTempPath()) "pictures-$([guid]::NewGuid())")).FullName
    try {
        $commands = 'Wait-WorkflowStatus success, failure, flaky -Provider Demo', 'Get-WorkflowStatus failure -Provider Demo | Format-Custom'
        $lines = foreach ($command in $commands) {
            "PS> $command"
            (& ([scriptblock]::Create($command)) | Out-String -Width 80).TrimEnd() -split '\r?\n' | Where-Object { $_ -or $command -match 'Custom' }
            ''
        }
        $table = ConvertTo-TerminalSvg -Line $lines[0..($lines.Count - 2)] -Title 'A table of three runs that have ended, one of them failed, and the steps of the failed one'

        . (Join-Path $Root 'tests/Support/ReportRuns.ps1')
        $page = New-ReportRun 12 | Export-WorkflowReport (Join-Path $folder 'report.html') -Title 'Nightly runs' -PassThru
        # The picture first: without it the table stays as it was, too.
        Save-Picture -Browser $Browser -Page $page.FullName -Path (Join-Path $Root 'docs/report.png') -Option '--window-size=1100,1250', '--blink-settings=preferredColorScheme=1'
        Set-Content -LiteralPath (Join-Path $Root 'docs/table.svg') -Value $table -Encoding utf8NoBOM
        Get-Item -LiteralPath (Join-Path $Root 'docs/table.svg')
    }
    finally {
        $PSStyle.OutputRendering = $rendering
        Remove-Item -Recurse -Force -LiteralPath $folder -ErrorAction Ignore
    }
}
