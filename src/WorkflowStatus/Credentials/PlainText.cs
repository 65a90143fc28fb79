using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Runtime.InteropServices;
using System.Security;

namespace WorkflowStatus.Credentials;

/// <summary>Takes the text out of the kinds of secret that PowerShell knows.</summary>
internal static class PlainText
{
    private static readonly string[] EntryNames = ["Token", "ApiKey", "Password"];

    /// <summary>By its length: what the framework offers otherwise ends at a null character, and half a key would be sent.</summary>
    public static string Of(SecureString secret)
    {
        var text = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            return Marshal.PtrToStringUni(text, secret.Length);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(text);
        }
    }

    /// <summary>Reads a String, SecureString, PSCredential (its password) or Hashtable (its Token, ApiKey or Password).</summary>
    /// <returns>The text; null when the object is no such secret.</returns>
    public static string? OfAny(object? secret) => (secret is PSObject wrapped ? wrapped.BaseObject : secret) switch
    {
        string text => text,
        SecureString secure => Of(secure),
        PSCredential credential => credential.Password is { } password ? Of(password) : string.Empty,
        IDictionary entries => EntryNames.Select(name => OfAny(Find(entries, name))).FirstOrDefault(text => text is not null),
        _ => null,
    };

    private static object? Find(IDictionary entries, string name) =>
        entries.Keys.OfType<string>().Where(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase)).Select(key => entries[key]).FirstOrDefault();
}
