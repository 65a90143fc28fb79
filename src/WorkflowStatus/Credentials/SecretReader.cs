using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace WorkflowStatus.Credentials;

/// <summary>
/// Reads secrets from SecretManagement's vaults, in the caller's runspace and on its pipeline thread. The module is
/// optional: its absence is an error only when a secret was named. Nothing prompts where nobody could answer.
/// </summary>
internal sealed class SecretReader
{
    /// <summary>The optional module; its commands are always called by their full names, so that no function of the session stands in for them.</summary>
    public const string Module = "Microsoft.PowerShell.SecretManagement";

    private readonly CommandInvocationIntrinsics _commands;
    private readonly PSInvocationSettings _settings;

    public SecretReader(CommandInvocationIntrinsics commands, PSHost host)
    {
        _commands = commands;
        _settings = Attendance.IsAttended(host) ? new PSInvocationSettings() : new PSInvocationSettings { Host = new SilentHost(host) };
    }

    /// <summary>Finds out which vaults to ask: the one that is named, else the default, else the only one, else all.</summary>
    /// <param name="name">The secret's name, for errors.</param>
    /// <param name="vault">The vault's name; null when none was given.</param>
    /// <exception cref="WorkflowStatusException">VaultUnavailable: no SecretManagement, no vault, or none of that name.</exception>
    public IReadOnlyList<string> Choose(string name, string? vault)
    {
        if (_commands.GetCommand($"{Module}\\Get-Secret", CommandTypes.Cmdlet | CommandTypes.Function) is null)
        {
            throw SecretErrors.NotInstalled(name);
        }

        // Without any vault Get-Secret writes a mere warning.
        var registered = Vaults(name);
        if (registered.Count == 0)
        {
            throw SecretErrors.NoVault(name, vault);
        }

        var names = registered.Select(entry => entry.Name).ToList();
        return vault is not null ? [names.Find(known => string.Equals(known, vault, StringComparison.OrdinalIgnoreCase)) ?? throw SecretErrors.NoSuchVault(name, vault, names)]
            : registered.FirstOrDefault(entry => entry.IsDefault).Name is { } usual ? [usual]
            : names;
    }

    /// <summary>Reads a secret from the first of the vaults that has it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="vaults">The vaults, as <see cref="Choose"/> gives them.</param>
    /// <exception cref="WorkflowStatusException">SecretNotFound or VaultUnavailable.</exception>
    public string Read(string name, IReadOnlyList<string> vaults)
    {
        WorkflowStatusException? unavailable = null;
        foreach (var vault in vaults)
        {
            try
            {
                return Get(name, vault) is { } secret ? PlainText.OfAny(secret) ?? throw SecretErrors.NoText(name, vault) : throw SecretErrors.NotFound(name, vaults);
            }
            catch (WorkflowStatusException error) when (vaults.Count > 1)
            {
                // The secret may be in the next one. A vault that could not be asked is worse news than one that has no such secret.
                unavailable ??= error.ErrorId == WorkflowErrorId.VaultUnavailable ? error : null;
            }
        }

        throw unavailable ?? SecretErrors.NotFound(name, vaults);
    }

    /// <summary>Always with the vault: without it every vault is asked, and a locked one gives two errors, the second of them misleading.</summary>
    private PSObject? Get(string name, string vault)
    {
        try
        {
            return Invoke("Get-Secret", shell => shell.AddParameter("Name", name).AddParameter("Vault", vault).AddParameter("ErrorAction", ActionPreference.Stop)).FirstOrDefault();
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            throw SecretErrors.Classify(error, name, vault);
        }
    }

    private List<(string Name, bool IsDefault)> Vaults(string name)
    {
        try
        {
            return Invoke("Get-SecretVault", shell => shell.AddParameter("ErrorAction", ActionPreference.Stop).AddParameter("WarningAction", ActionPreference.SilentlyContinue))
                .Select(vault => ((string)vault.Properties["Name"].Value, vault.Properties["IsDefault"]?.Value is true)).ToList();
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            throw SecretErrors.NoVaultList(name, error);
        }
    }

    private Collection<PSObject> Invoke(string command, Action<PowerShell> complete)
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand($"{Module}\\{command}");
        complete(shell);
        return shell.Invoke(null, _settings);
    }
}
