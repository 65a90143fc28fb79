# Loads the build for this PowerShell. The resolver must be in place before the commands are: their types refer to the
# engine, which lives in a load context of its own.
$bin = Join-Path $PSScriptRoot "bin/$(if ($PSEdition -eq 'Core') { 'net8.0' } else { 'netstandard2.0' })"
if (-not (Test-Path -LiteralPath "$bin/WorkflowStatus.dll")) {
    throw "WorkflowStatus is not built yet. Run ./build.ps1 -Task Build in '$(Split-Path $PSScriptRoot)'."
}
Add-Type -Path "$bin/WorkflowStatus.Abstractions.dll"
[WorkflowStatus.Loader.DependencyResolver]::Register()
Import-Module "$bin/WorkflowStatus.dll"

# Here and not in the manifest, which would read the file before the assemblies that its converters live in.
$types = Join-Path $PSScriptRoot 'WorkflowStatus.Types.ps1xml'
Update-TypeData -AppendPath $types
$ExecutionContext.SessionState.Module.OnRemove = { Remove-TypeData -Path $types -ErrorAction Ignore }
