using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Text.RegularExpressions;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Credentials;

/// <summary>Says why a secret could not be read: each reason has a message of its own, and what to do about it.</summary>
internal static class SecretErrors
{
    /// <summary>What a vault's author says of a store that wants a password. As whole words: "blocked" is not "locked".</summary>
    private static readonly Regex LockedWords = new(
        @"\b(locked|password is required|user interaction|NonInteractive|prompts? the user|cannot prompt)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    public static WorkflowStatusException NotInstalled(string name) => Unavailable(
        SecretReader.Module, name, $"the module {SecretReader.Module} is not installed", $"Install it: Install-PSResource {SecretReader.Module} (Install-Module in Windows PowerShell), and a vault such as Microsoft.PowerShell.SecretStore.");

    public static WorkflowStatusException NoVault(string name, string? vault) => Unavailable(
        vault ?? SecretReader.Module, name, "no vault is registered", "Register one: Register-SecretVault -Name <name> -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault.");

    public static WorkflowStatusException NoVaultList(string name, RuntimeException cause) => Unavailable(
        SecretReader.Module, name, $"the vaults cannot be listed ({Reason(cause)})", "Check Get-SecretVault.", cause);

    public static WorkflowStatusException NoSuchVault(string name, string vault, IReadOnlyCollection<string> registered) => Unavailable(
        vault, name, $"there is no vault '{Shown(vault)}'", NearNames.Sentence(vault, registered));

    public static WorkflowStatusException NotFound(string name, IReadOnlyList<string> vaults) => new(
        WorkflowErrorId.SecretNotFound,
        $"There is no secret '{Shown(name)}' in {(vaults.Count == 1 ? $"the vault '{Shown(vaults[0])}'" : $"any of the vaults {string.Join(", ", vaults)}")}.",
        "Check the name with Get-SecretInfo, and the vault with Get-SecretVault; store a secret with Set-Secret.")
    { Target = name };

    public static WorkflowStatusException NoText(string name, string vault) => new(
        WorkflowErrorId.SecretNotFound,
        $"The secret '{Shown(name)}' in the vault '{Shown(vault)}' is no String, SecureString, PSCredential or Hashtable with a Token, ApiKey or Password.",
        "Store the key or token alone: Set-Secret -Name <name> -Secret <key>.")
    { Target = name };

    /// <summary>A missing secret is told from a store that is locked or broken by what SecretManagement and the vaults throw.</summary>
    public static WorkflowStatusException Classify(RuntimeException error, string name, string vault)
    {
        var record = error.ErrorRecord;
        if (IsLocked(record.Exception))
        {
            return Unavailable(
                vault, name, $"the vault '{Shown(vault)}' is locked", "Unlock it first, for example with Unlock-SecretStore; for unattended use, unlock it in the script or configure the store without a password.", error);
        }

        var isMissing = record.CategoryInfo.Category == ErrorCategory.ObjectNotFound || record.FullyQualifiedErrorId.IndexOf("NotFound", StringComparison.OrdinalIgnoreCase) >= 0;
        return isMissing ? NotFound(name, [vault]) : Unavailable(vault, name, $"the vault '{Shown(vault)}' failed ({Reason(error)})", "Check the vault with Test-SecretVault.", error);
    }

    /// <summary>SecretManagement's own type for it is not referred to, since the module may not be there.</summary>
    private static bool IsLocked(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error.GetType().Name == "PasswordRequiredException" || LockedWords.IsMatch(error.Message))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>SecretManagement says that it could not; why not, the vault said inside.</summary>
    private static string Reason(RuntimeException error) => Shown((error.ErrorRecord.Exception ?? error).GetBaseException().Message, 300).TrimEnd('.');

    private static string Shown(string text, int length = 128) => SafeText.Line(text, length);

    private static WorkflowStatusException Unavailable(string target, string name, string reason, string action, Exception? cause = null) =>
        new(WorkflowErrorId.VaultUnavailable, $"The secret '{Shown(name)}' cannot be read: {reason}.", action, cause) { Target = target };
}
