# Loads the build for this PowerShell. The resolver must be in place before the commands are: their types refer to the
# engine, which lives in a load context of its own. Only what is in PowerShell itself is used here: a cmdlet of another
# module would load that module first, which takes longer than all of this.
$bin = [System.IO.Path]::Combine($PSScriptRoot, 'bin', $(if ($PSEdition -eq 'Core') { 'net8.0' } else { 'netstandard2.0' }))
if (-not [System.IO.File]::Exists("$bin/WorkflowStatus.dll")) {
    throw "WorkflowStatus is not built yet. Run ./build.ps1 -Task Build in '$([System.IO.Path]::GetDirectoryName($PSScriptRoot))'."
}
$null = [System.Reflection.Assembly]::LoadFrom("$bin/WorkflowStatus.Abstractions.dll")
[WorkflowStatus.Loader.DependencyResolver]::Register()

# A manifest of its own, since it reads the types file after the assemblies that the file's converters live in.
Import-Module "$bin/WorkflowStatus.psd1"
