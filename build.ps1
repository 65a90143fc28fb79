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
    # Package: out/*.nupkg and out/*.zip. Docs: the commands' help, from their pages and the code. Pictures: docs/table.svg
    # and docs/report.png. Benchmark: measure, into docs/benchmarks.*. Clean: remove what the others made.
    [ValidateSet('Build', 'Test', 'Demo', 'Docs', 'Pictures', 'Package', 'Benchmark', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # The label of a prerelease package, such as preview1; none for a release.
    [ValidatePattern('^[a-z0-9]*$')]
    [string] $Prerelease = ''
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) failed with exit code $LASTEXITCODE." }
}

function Get-ProductVersion {
    # WorkflowStatus.psd1 says the same; a test compares the two.
    $props = [xml](Get-Content -Raw -LiteralPath (Join-Path $PSScriptRoot 'src/Directory.Build.props'))
    $props.Project.PropertyGroup.Version
}

function Build-Module {
    Invoke-DotNet build (Join-Path $PSScriptRoot 'src/WorkflowStatus') -c $Configuration --nologo -v quiet '-clp:ErrorsOnly' @args
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

function Invoke-WithModule([string] $Script, [string] $Command) {
    # In a process of its own: this one may hold an older build.
    $root = $PSScriptRoot.Replace("'", "''")
    & (Join-Path $PSHOME 'pwsh') -NoProfile -NonInteractive -Command @"
`$ErrorActionPreference = 'Stop'
Import-Module '$root/WorkflowStatus.psd1'
. '$root/src/build/$Script'
$Command '$root'
"@
    if ($LASTEXITCODE -ne 0) { throw "$Command has failed." }
}

function Build-Help {
    Build-Module
    Invoke-WithModule CommandHelp.ps1 Update-CommandHelp
    # The build lays the new help out.
    Build-Module
}

function Build-Picture {
    Build-Module
    Invoke-WithModule Pictures.ps1 Update-Picture
}

function Build-Package {
    . (Join-Path $PSScriptRoot 'src/build/Package.ps1')
    # A clean build, so that nothing of an earlier one is shipped.
    'module/bin', 'module/WorkflowStatus.Types.psd1' | ForEach-Object { Remove-Item -Recurse -Force -LiteralPath (Join-Path $PSScriptRoot $_) -ErrorAction Ignore }
    Build-Module '-p:OlderImages=true'
    New-ModulePackage -Root $PSScriptRoot -Version (Get-ProductVersion) -Prerelease $Prerelease
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
        @(Get-Item -LiteralPath (Join-Path $PSScriptRoot 'en-US'), (Join-Path $PSScriptRoot 'module/WorkflowStatus.Types.psd1') -ErrorAction Ignore) |
        Where-Object { $_.FullName -notmatch '[\\/]\.git[\\/]' } |
        Remove-Item -Recurse -Force
}

switch ($Task) {
    'Build' { Build-Module }
    'Test' { Test-Product }
    'Demo' { Show-Demo }
    'Docs' { Build-Help }
    'Pictures' { Build-Picture }
    'Package' { Build-Package }
    'Benchmark' { Measure-Product }
    'Clean' { Clear-Output }
}
