# Has a Chromium look at a page. Dot-sourced by Pictures.ps1 and tests/Show-WorkflowReport.ps1.

function Find-Browser {
    # The path of the one that was named, or of the first that has a usual name; nothing when there is none.
    param([string] $Name)
    if ($Name) { return (Get-Command $Name -CommandType Application, ExternalScript -ErrorAction Stop | Select-Object -First 1).Source }
    (Get-Command chromium, chromium-browser, google-chrome, chrome, msedge -ErrorAction Ignore | Select-Object -First 1).Source
}

function Save-Picture {
    <#
    .SYNOPSIS
        Makes a picture, or a PDF, of a page and returns its file. A browser that fails is an error and leaves the old one.
    .PARAMETER Browser
        The path of the browser.
    .PARAMETER Page
        The path of the page.
    .PARAMETER Path
        The picture; by a name that ends in .pdf the page is printed.
    .PARAMETER Option
        More of the browser's options.
    #>
    [OutputType([System.IO.FileInfo])]
    param(
        [Parameter(Mandatory)] [string] $Browser,
        [Parameter(Mandatory)] [string] $Page,
        [Parameter(Mandatory)] [string] $Path,
        [string[]] $Option
    )

    $folder = (New-Item -ItemType Directory -Path (Join-Path ([System.IO.Path]::GetTempPath()) "browser-$([guid]::NewGuid())")).FullName
    try {
        $made = Join-Path $folder (Split-Path -Leaf $Path)
        $kind = [System.IO.Path]::GetExtension($Path) -eq '.pdf' ? '--print-to-pdf' : '--screenshot'
        $common = '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--hide-scrollbars'
        $said = & $Browser @common @Option "--user-data-dir=$folder/profile" "$kind=$made" ([uri]::new($Page)).AbsoluteUri 2>&1 | Out-String
        if ($LASTEXITCODE -ne 0 -or -not (Test-Path -LiteralPath $made)) { throw "$Browser made no picture of $Page (exit code $LASTEXITCODE): $($said.Trim())" }
        Copy-Item -LiteralPath $made -Destination $Path -PassThru
    }
    finally { Remove-Item -Recurse -Force -LiteralPath $folder -ErrorAction Ignore }
}
