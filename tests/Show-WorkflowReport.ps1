#!/usr/bin/env pwsh
#Requires -Version 7.2
<#
.SYNOPSIS
    Makes reports of 1, 5, 40 and 1,000 runs and, with a Chromium, pictures of them: for a person to look at after a
    change of the page. No part of the tests.
.EXAMPLE
    ./tests/Show-WorkflowReport.ps1
    Names the files that it made: light, dark, narrow, and printed.
#>
[CmdletBinding()]
param(
    # The folder for the files; what it holds of the same names is replaced.
    [string] $Path = (Join-Path ([System.IO.Path]::GetTempPath()) 'workflow-reports'),

    # The browser; found by its usual names when none is given.
    [string] $Browser
)

$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot '../src/build/Browser.ps1')
$Browser = Find-Browser $Browser
Import-Module (Join-Path $PSScriptRoot '../WorkflowStatus.psd1')
. (Join-Path $PSScriptRoot 'Support/ReportRuns.ps1')

$null = New-Item -ItemType Directory -Force -Path $Path
$pages = foreach ($count in 1, 5, 40, 1000) {
    $steps = if ($count -eq 1000) { 20 } else { 0 }
    New-ReportRun $count -Steps $steps -Over ($count -eq 1000 ? '1.00:00:00' : '06:00:00') | Export-WorkflowReport (Join-Path $Path "runs-$count.html") -Title 'Nightly runs' -Force -PassThru
}
$pages
if (-not $Browser) {
    Write-Warning 'No Chromium was found: there are pages, and no pictures of them.'
    return
}

foreach ($page in $pages) {
    $looks = [ordered]@{
        'light.png'  = '--window-size=1200,2400', '--blink-settings=preferredColorScheme=1'
        'dark.png'   = '--window-size=1200,2400', '--blink-settings=preferredColorScheme=0'
        'narrow.png' = '--window-size=600,2400', '--blink-settings=preferredColorScheme=1'
        'print.pdf'  = '--no-pdf-header-footer'
    }
    foreach ($look in $looks.Keys) {
        Save-Picture -Browser $Browser -Page $page.FullName -Path (Join-Path $Path "$($page.BaseName)-$look") -Option $looks[$look]
    }
}
