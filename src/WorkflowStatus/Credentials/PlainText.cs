using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Security;

namespace WorkflowStatus.Credentials;

/// <summary>Takes the text out of the kinds of secret that PowerShell knows.</summary>
internal static class PlainText
{
    private static readonly string[] EntryNames = ["Token", "ApiKey", "Password"];

    public static string Of(SecureString secret) => new NetworkCredential(string.Empty, secret).Password;

    /// <summary>Reads a String, SecureString, PSCredential (its password) or Hashtable (its Token, ApiKey or Password).</summary>
    /// <returns>The text; null when the object is no such secret.</returns>
    public static string? OfAny(object? secret) => (secret is PSObject wrapped ? wrapped.BaseObject : secret) switch
    {
        string text => text,
        SecureString secure => Of(secure),
        PSCredential credential => Of(credential.Password),
        IDictionary entries => EntryNames.Select(name => OfAny(Find(entries, name))).FirstOrDefault(text => text is not null),
        _ => null,
    };

    private static object? Find(IDictionary entries, string name) =>
        entries.Keys.OfType<string>().Where(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase)).Select(key => entries[key]).FirstOrDefault();
}
