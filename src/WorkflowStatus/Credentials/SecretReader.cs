using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace WorkflowStatus.Credentials;

/// <summary>
/// Reads a secret from a SecretManagement vault, in the caller's runspace and on its pipeline thread. The module is
/// optional: its absence is an error only when a secret was named.
/// </summary>
internal sealed class SecretReader
{
    private const string Module = "Microsoft.PowerShell.SecretManagement";

    private readonly CommandInvocationIntrinsics _commands;

    public SecretReader(CommandInvocationIntrinsics commands) => _commands = commands;

    /// <summary>Reads a secret.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="vault">Its vault; null for the default vault.</param>
    /// <exception cref="WorkflowStatusException">SecretNotFound or VaultUnavailable.</exception>
    public string Read(string name, string? vault)
    {
        if (_commands.GetCommand($"{Module}\\Get-Secret", CommandTypes.Cmdlet | CommandTypes.Function) is null)
        {
            throw Unavailable(vault ?? Module, $"The secret '{name}' cannot be read: the module {Module} is not installed.", $"Install it: Install-PSResource {Module}, and a vault such as Microsoft.PowerShell.SecretStore.");
        }

        var registered = Vaults();
        var chosen = vault ?? registered.FirstOrDefault(entry => entry.IsDefault).Name ?? (registered.Count == 1 ? registered[0].Name : null);
        if (registered.Count == 0)
        {
            throw Unavailable(vault ?? Module, $"The secret '{name}' cannot be read: no vault is registered.", "Register one: Register-SecretVault -Name <name> -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault.");
        }

        if (vault is not null && !registered.Any(entry => string.Equals(entry.Name, vault, StringComparison.OrdinalIgnoreCase)))
        {
            throw Unavailable(vault, $"The secret '{name}' cannot be read: there is no vault '{vault}'.", Core.Text.NearNames.Sentence(vault, registered.Select(entry => entry.Name).ToList()));
        }

        return Get(name, chosen);
    }

    private static string Get(string name, string? vault)
    {
        var place = vault is null ? "any vault" : $"the vault '{vault}'";
        try
        {
            using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
            shell.AddCommand($"{Module}\\Get-Secret").AddParameter("Name", name).AddParameter("ErrorAction", ActionPreference.Stop);
            if (vault is not null)
            {
                shell.AddParameter("Vault", vault);
            }

            var secret = shell.Invoke().FirstOrDefault() ?? throw NotFound(name, place);
            return PlainText.OfAny(secret) ?? throw new WorkflowStatusException(
                WorkflowErrorId.SecretNotFound, $"The secret '{name}' in {place} is no text, SecureString, PSCredential or Hashtable with a Token, ApiKey or Password.", "Store the key or token alone: Set-Secret -Name <name> -Secret <key>.")
            { Target = name };
        }
        catch (RuntimeException error)
        {
            throw Classify(error, name, place, vault);
        }
    }

    /// <summary>A missing secret is told from a store that is locked or broken by the error's id and category, as SecretManagement and SecretStore give them.</summary>
    private static WorkflowStatusException Classify(RuntimeException error, string name, string place, string? vault)
    {
        var record = error.ErrorRecord;
        var cause = record.Exception;
        var text = $"{cause.GetType().Name} {cause.InnerException?.GetType().Name} {cause.Message} {cause.InnerException?.Message}";
        if (Mentions(text, "PasswordRequired") || Mentions(text, "password is required") || Mentions(text, "NonInteractive") || Mentions(text, "locked") || Mentions(text, "prompt"))
        {
            return Unavailable(vault ?? name, $"The secret '{name}' cannot be read: {place} is locked.", "Unlock it first, for example with Unlock-SecretStore, or configure the store without a password for unattended use.", error);
        }

        if (record.FullyQualifiedErrorId.IndexOf("NotFound", StringComparison.OrdinalIgnoreCase) >= 0 || record.CategoryInfo.Category == ErrorCategory.ObjectNotFound || Mentions(text, "not found"))
        {
            return NotFound(name, place);
        }

        return Unavailable(vault ?? name, $"The secret '{name}' cannot be read from {place}: {cause.Message.TrimEnd('.')}.", "Check the vault with Test-SecretVault.", error);
    }

    private static List<(string Name, bool IsDefault)> Vaults()
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand($"{Module}\\Get-SecretVault").AddParameter("ErrorAction", ActionPreference.SilentlyContinue).AddParameter("WarningAction", ActionPreference.SilentlyContinue);
        return shell.Invoke().Select(vault => ((string)vault.Properties["Name"].Value, vault.Properties["IsDefault"]?.Value is true)).ToList();
    }

    private static WorkflowStatusException NotFound(string name, string place) =>
        new(WorkflowErrorId.SecretNotFound, $"There is no secret '{name}' in {place}.", "Check the name with Get-SecretInfo, or store it with Set-Secret.") { Target = name };

    private static WorkflowStatusException Unavailable(string target, string message, string action, Exception? cause = null) =>
        new(WorkflowErrorId.VaultUnavailable, message, action, cause) { Target = target };

    private static bool Mentions(string text, string words) => text.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;
}
