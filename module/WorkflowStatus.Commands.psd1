# The commands and their types: the build puts this, with the product's version, beside each WorkflowStatus.dll, where the
# psm1 imports it.
@{
    RootModule         = 'WorkflowStatus.dll'
    ModuleVersion      = '0.0.0'
    GUID               = '5f0a8f4e-64fb-4f5c-9a87-0b1b9e0c7d52'
    RequiredAssemblies = @('WorkflowStatus.dll')
    TypesToProcess     = @('../../WorkflowStatus.Types.ps1xml')
    CmdletsToExport    = '*'
    FunctionsToExport  = @()
    VariablesToExport  = @()
    AliasesToExport    = @()
}
