@{
    # The loader may choose a build with machine code: then .NET gives that one for the dll of the commands named here.
    NestedModules          = if ($PSEdition -eq 'Core') {
        @('module/bin/WorkflowStatus.Loader.dll', 'module/WorkflowStatus.Types.psd1', 'module/bin/net8.0/WorkflowStatus.dll')
    }
    else {
        @('module/bin/WorkflowStatus.Loader.dll', 'module/WorkflowStatus.Types.psd1', 'module/bin/netstandard2.0/WorkflowStatus.dll')
    }
    ModuleVersion          = '0.1.0'
    GUID                   = 'b3f0c2a4-6d0e-4c57-9f0b-5d6b1f6f2c11'
    Author                 = 'The WorkflowStatus authors'
    CompanyName            = 'The WorkflowStatus authors'
    Copyright              = '(c) The WorkflowStatus authors. MIT License.'
    Description            = 'How are my workflow runs doing, at any service? Get-, Wait- and Watch-WorkflowStatus read runs at Storyteller, Oumla, 8x8, Aster, GloriaMundo and every other HTTP workflow API that one JSON file describes: many runs at once, honest deadlines, typed objects.'
    # .NET 8 is the oldest that the build for PowerShell 7 runs on.
    PowerShellVersion      = if ($PSEdition -eq 'Core') { '7.4' } else { '5.1' }
    CompatiblePSEditions   = @('Core', 'Desktop')
    DotNetFrameworkVersion = '4.7.2'
    FormatsToProcess       = @('module/WorkflowStatus.Format.ps1xml')
    CmdletsToExport        = @(
        'Get-WorkflowStatus', 'Wait-WorkflowStatus', 'Watch-WorkflowStatus',
        'Get-WorkflowConnection', 'Register-WorkflowConnection', 'Test-WorkflowConnection', 'Unregister-WorkflowConnection',
        'Get-WorkflowProvider', 'Register-WorkflowProvider', 'Test-WorkflowProvider', 'Unregister-WorkflowProvider',
        'Export-WorkflowReport'
    )
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags       = @('workflow', 'status', 'wait', 'polling', 'automation', 'monitoring', 'REST', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri = 'https://opensource.org/licenses/MIT'
            ProjectUri = 'https://github.com/workflowstatus/WorkflowStatus'
            IconUri    = 'https://raw.githubusercontent.com/workflowstatus/WorkflowStatus/main/docs/icon.png'
            ReleaseNotes = 'https://github.com/workflowstatus/WorkflowStatus/blob/main/CHANGELOG.md'
            Prerelease = ''
        }
    }
}
