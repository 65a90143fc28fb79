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
    # Package: out/*.nupkg and out/*.zip. Clean: remove what the others made.
    [ValidateSet('Build', 'Test', 'Demo', 'Package', 'Clean')]
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
    Invoke-DotNet build (Join-Path $PSScriptRoot 'src/WorkflowStatus') -c $Configuration --nologo -v quiet
}

function Test-Product {
    Invoke-DotNet test (Join-Path $PSScriptRoot 'WorkflowStatus.sln') -c $Configuration --nologo
}

function Show-Demo {
    Build-Module
    Invoke-DotNet build (Join-Path $PSScriptRoot 'tests/WorkflowStatus.Simulator') -c $Configuration --nologo -v quiet
    $env:WORKFLOWSTATUS_SIMULATOR = Join-Path $PSScriptRoot "tests/WorkflowStatus.Simulator/bin/$Configuration/net10.0/WorkflowStatus.Simulator.dll"
    & (Join-Path $PSScriptRoot 'Examples/Demo.ps1')
}

function New-Package {
    Build-Module
    & (Join-Path $PSScriptRoot 'tests/Support/New-Package.ps1') -Root $PSScriptRoot -Version (Get-ProductVersion)
}

function Clear-Output {
    Get-ChildItem -LiteralPath $PSScriptRoot -Directory -Recurse -Include bin, obj, out, TestResults |
        Where-Object { $_.FullName -notmatch '[\\/]\.git[\\/]' } |
        Remove-Item -Recurse -Force
}

switch ($Task) {
    'Build' { Build-Module }
    'Test' { Test-Product }
    'Demo' { Show-Demo }
    'Package' { New-Package }
    'Clean' { Clear-Output }
}
