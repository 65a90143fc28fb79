#!/usr/bin/env pwsh
#Requires -Version 7.0
<#
.SYNOPSIS
    Builds, tests, shows and packages WorkflowStatus.
.EXAMPLE
    ./build.ps1 -Task Demo
    Builds the module and shows it on the Demo provider and on simulated services.
#>
[CmdletBinding()]
param(
    # Build: compile and lay the module out. Test: everything that "dotnet test" runs. Demo: see it work.
    # Package: out/*.nupkg and out/*.zip. Docs: the commands' help, from their pages and the code. Benchmark: measure,
    # into docs/benchmarks.*. Clean: remove what the others made.
    [ValidateSet('Build', 'Test', 'Demo', 'Docs', 'Package', 'Benchmark', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) failed with exit code $LASTEXITCODE." }
}

function Get-ProductVersion {
    # src/Directory.Build.props is the one place of the version.
    $props = [xml](Get-Content -Raw -LiteralPath (Join-Path $PSScriptRoot 'src/Directory.Build.props'))
    $props.Project.PropertyGroup.Version
}

function Build-Module {
    Invoke-DotNet build (Join-Path $PSScriptRoot 'src/WorkflowStatus') -c $Configuration --nologo -v quiet '-clp:ErrorsOnly'
}

function Test-Product {
    Invoke-DotNet test (Join-Path $PSScriptRoot 'WorkflowStatus.sln') -c $Configuration --nologo
}

function Show-Demo {
    Build-Module
    Invoke-DotNet build (Join-Path $PSScriptRoot 'tests/WorkflowStatus.Simulator') -c $Configuration --nologo -v quiet '-clp:ErrorsOnly'
    $env:WORKFLOWSTATUS_SIMULATOR = Join-Path $PSScriptRoot "tests/WorkflowStatus.Simulator/bin/$Configuration/net10.0/WorkflowStatus.Simulator.dll"
    & (Join-Path $PSScriptRoot 'Examples/Demo.ps1')
}

function Update-Docs {
    Build-Module
    # In a process of its own: this one may hold an older build.
    $root = $PSScriptRoot.Replace("'", "''")
    & ([System.Environment]::ProcessPath) -NoProfile -NonInteractive -Command @"
`$ErrorActionPreference = 'Stop'
Import-Module '$root/WorkflowStatus.psd1'
. '$root/build/CommandHelp.ps1'
Update-CommandHelp '$root'
"@
    if ($LASTEXITCODE -ne 0) { throw 'The help could not be made.' }
    # The build lays the new help out.
    Build-Module
}

function New-Package {
    # A clean build, so that nothing of an earlier one is shipped.
    Remove-Item -Recurse -Force -LiteralPath (Join-Path $PSScriptRoot 'module/bin') -ErrorAction Ignore
    Build-Module
    $version = Get-ProductVersion
    $out = Join-Path $PSScriptRoot 'out'
    $stage = Join-Path $out "WorkflowStatus/$version"
    Remove-Item -Recurse -Force -LiteralPath $out -ErrorAction Ignore
    New-Item -ItemType Directory -Path $stage | Out-Null
    Copy-Item -LiteralPath (Join-Path $PSScriptRoot 'module') -Destination $stage -Recurse
    # Get-Help looks beside the manifest.
    Move-Item -LiteralPath (Join-Path $stage 'module/en-US') -Destination $stage
    foreach ($file in 'WorkflowStatus.psd1', 'LICENSE', 'README.md', 'CHANGELOG.md') {
        Copy-Item -LiteralPath (Join-Path $PSScriptRoot $file) -Destination $stage
    }
    Compress-Archive -Path (Join-Path $out 'WorkflowStatus') -DestinationPath (Join-Path $out "WorkflowStatus.$version.zip")
    Compress-NuGetPackage -Stage $stage -Version $version -Path (Join-Path $out "WorkflowStatus.$version.nupkg")
    Get-ChildItem -LiteralPath $out -File
}

function Compress-NuGetPackage([string] $Stage, [string] $Version, [string] $Path) {
    # A gallery package is a zip with three more files (Open Packaging Conventions).
    $manifest = Import-PowerShellDataFile -LiteralPath (Join-Path $Stage 'WorkflowStatus.psd1')
    $data = $manifest.PrivateData.PSData
    $escape = { [System.Security.SecurityElement]::Escape($args[0]) }
    $nuspec = @"
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd">
  <metadata>
    <id>WorkflowStatus</id>
    <version>$Version</version>
    <authors>$(& $escape $manifest.Author)</authors>
    <owners>$(& $escape $manifest.CompanyName)</owners>
    <requireLicenseAcceptance>false</requireLicenseAcceptance>
    <licenseUrl>$(& $escape $data.LicenseUri)</licenseUrl>
    <projectUrl>$(& $escape $data.ProjectUri)</projectUrl>
    <description>$(& $escape $manifest.Description)</description>
    <copyright>$(& $escape $manifest.Copyright)</copyright>
    <tags>PSModule $(& $escape ($data.Tags -join ' '))</tags>
  </metadata>
</package>
"@
    $types = '<?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" />' +
        '<Default Extension="nuspec" ContentType="application/octet" />' +
        (($Stage | Get-ChildItem -Recurse -File | ForEach-Object Extension | Where-Object { $_ } | Sort-Object -Unique | ForEach-Object {
            "<Default Extension=`"$($_.TrimStart('.'))`" ContentType=`"application/octet`" />"
        }) -join '') + '<Override PartName="/LICENSE" ContentType="application/octet" /></Types>'
    $relations = '<?xml version="1.0" encoding="utf-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
        '<Relationship Type="http://schemas.microsoft.com/packaging/2010/07/manifest" Target="/WorkflowStatus.nuspec" Id="R1" /></Relationships>'

    $archive = [System.IO.Compression.ZipFile]::Open($Path, 'Create')
    try {
        $texts = [ordered]@{ 'WorkflowStatus.nuspec' = $nuspec; '[Content_Types].xml' = $types; '_rels/.rels' = $relations }
        foreach ($name in $texts.Keys) {
            $writer = [System.IO.StreamWriter]::new($archive.CreateEntry($name).Open())
            try { $writer.Write($texts[$name]) } finally { $writer.Dispose() }
        }
        foreach ($file in Get-ChildItem -LiteralPath $Stage -Recurse -File) {
            $name = [System.IO.Path]::GetRelativePath($Stage, $file.FullName).Replace('\', '/')
            [void][System.IO.Compression.ZipFileExtensions]::CreateEntryFromFile($archive, $file.FullName, $name)
        }
    }
    finally { $archive.Dispose() }
}

function Measure-Product {
    Build-Module
    foreach ($project in 'WorkflowStatus.Simulator', 'WorkflowStatus.Benchmarks') {
        Invoke-DotNet build (Join-Path $PSScriptRoot "tests/$project") -c Release --nologo -v quiet '-clp:ErrorsOnly'
    }

    & (Join-Path $PSScriptRoot 'tests/Benchmark.ps1')
}

function Clear-Output {
    @(Get-ChildItem -LiteralPath $PSScriptRoot -Directory -Recurse -Include bin, obj, out, TestResults) +
        @(Get-Item -LiteralPath (Join-Path $PSScriptRoot 'en-US') -ErrorAction Ignore) |
        Where-Object { $_.FullName -notmatch '[\\/]\.git[\\/]' } |
        Remove-Item -Recurse -Force
}

switch ($Task) {
    'Build' { Build-Module }
    'Test' { Test-Product }
    'Demo' { Show-Demo }
    'Docs' { Update-Docs }
    'Package' { New-Package }
    'Benchmark' { Measure-Product }
    'Clean' { Clear-Output }
}
