using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace WorkflowStatus.Completion;

/// <summary>Completes the names of vaults: the list alone, which neither prompts nor opens a store.</summary>
public sealed class VaultCompleter : WordCompleter
{
    private protected override IEnumerable<(string Word, string ToolTip)> Words(IDictionary bound)
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand("Microsoft.PowerShell.SecretManagement\\Get-SecretVault").AddParameter("ErrorAction", ActionPreference.Ignore).AddParameter("WarningAction", ActionPreference.Ignore);
        try
        {
            return shell.Invoke().Select(vault => ((string)vault.Properties["Name"].Value, $"vault of {vault.Properties["ModuleName"]?.Value}")).ToList();
        }
        catch (RuntimeException)
        {
            return [];
        }
    }
}
