<#
.SYNOPSIS
    Unpacks the package's zip into a new module folder, imports it by name, and runs the commands on Demo. Works in
    Windows PowerShell 5.1 and PowerShell 7; needs nothing else, and no network.
.EXAMPLE
    ./tests/Support/TryPackage.ps1 -Package out
#>
[CmdletBinding()]
param(
    # The folder that build.ps1 -Task Package wrote.
    [Parameter(Mandatory)] [string] $Package
)

$ErrorActionPreference = 'Stop'
$zip = @(Get-ChildItem -Path $Package -Filter 'WorkflowStatus.*.zip')
if ($zip.Count -ne 1) { throw "Expected one WorkflowStatus.*.zip in '$Package', found $($zip.Count)." }
$folder = Join-Path ([System.IO.Path]::GetTempPath()) ('workflowstatus-' + [guid]::NewGuid().ToString('n'))
$env:WORKFLOWSTATUS_HOME = Join-Path $folder 'home'
try {
    Expand-Archive -LiteralPath $zip[0].FullName -DestinationPath $folder
    $env:PSModulePath = $folder + [System.IO.Path]::PathSeparator + $env:PSModulePath
    Import-Module WorkflowStatus
    $module = Get-Module WorkflowStatus
    if (-not $module.Path.StartsWith($folder)) { throw "Another WorkflowStatus was imported, from '$($module.Path)'." }

    $runs = @(Wait-WorkflowStatus success, failure, flaky -Provider Demo -Timeout 120)
    $states = ($runs | Sort-Object Id | ForEach-Object { "$($_.Id) $($_.State)" }) -join ', '
    if ($states -ne 'failure Failed, flaky Succeeded, success Succeeded') { throw "The Demo runs ended otherwise: $states." }

    $copy = $runs[0] | Start-Job { $input } -ErrorAction Ignore | Receive-Job -Wait -AutoRemoveJob
    if ($copy -isnot [WorkflowStatus.WorkflowRun] -or $copy.State -ne $runs[0].State -or $copy.Steps.Count -ne $runs[0].Steps.Count) { throw "A run did not survive a job: $copy." }
    if (@(Get-Help Get-WorkflowStatus).Synopsis -like '*Get-WorkflowStatus *') { throw 'The package has no help.' }
    if (-not (@(Get-Help about_WorkflowProvider -ErrorAction SilentlyContinue) -match 'LINE BY LINE')) { throw 'The package has no about_ topics.' }
    $table = $runs | Format-Table | Out-String -Width 80
    if ($table -notmatch 'Failed') { throw "The table does not show the failure: $table" }
    "WorkflowStatus $($module.Version) works from its package in PowerShell $($PSVersionTable.PSVersion): $states"
}
finally {
    Remove-Module WorkflowStatus -ErrorAction SilentlyContinue
    # Windows holds loaded assemblies until the process ends.
    Remove-Item -Recurse -Force -LiteralPath $folder -ErrorAction SilentlyContinue
}
