# Loads the build for this PowerShell: the loader's command says which. Nothing but commands here: to get a script's first
# call of .NET ready takes a new process longer than all of this import.
Import-Module "$PSScriptRoot/bin/$PSEdition/WorkflowStatus.Loader.dll"

# A manifest of its own, since it reads the types file after the assemblies that the file's converters live in.
Import-Module (Get-WorkflowStatusBuild)
