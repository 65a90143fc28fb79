using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace WorkflowStatus.Input;

/// <summary>
/// Tells what <c>$PSDefaultParameterValues</c> gave from what was typed: a default connection is for lines that name
/// nobody. It must not turn a run of another connection, or a row of another provider, into a question to the default one.
/// </summary>
internal static class Presets
{
    /// <summary>Takes a default back where something else was typed, and marks what is left when it is a default.</summary>
    public static AccountRequest Apply(PSCmdlet command, AccountRequest request)
    {
        var isProvider = Gives(command, nameof(AccountRequest.Provider), request.Provider);
        var isConnection = Gives(command, nameof(AccountRequest.Connection), request.Connection);
        if (request.Provider is not null && request.Connection is not null && isProvider != isConnection)
        {
            return isProvider ? request with { Provider = null } : request with { Connection = null };
        }

        return request with { IsPreset = isProvider || isConnection };
    }

    /// <summary>PowerShell does not tell the two apart: a value that equals the default counts as the default.</summary>
    private static bool Gives(PSCmdlet command, string parameter, string? value) =>
        value is not null
        && command.SessionState.PSVariable.GetValue("PSDefaultParameterValues") is IDictionary defaults
        && defaults.Keys.OfType<string>().Any(key => Means(key, command.MyInvocation.MyCommand.Name, parameter) && Equals(defaults[key], value));

    private static bool Means(string key, string command, string parameter) =>
        key.Split(':') is { Length: 2 } parts && Matches(parts[0], command) && Matches(parts[1], parameter);

    private static bool Matches(string pattern, string name) => new WildcardPattern(pattern.Trim().Trim('\'', '"'), WildcardOptions.IgnoreCase).IsMatch(name);

    /// <summary>A script block has been run by now: whatever it gave is the value.</summary>
    private static bool Equals(object? preset, string value) =>
        (preset is PSObject wrapped ? wrapped.BaseObject : preset) is var given && (given is ScriptBlock || string.Equals(given as string, value, StringComparison.Ordinal));
}
