using System;
using System.Linq;
using System.Net.Http;

namespace WorkflowStatus.Core.Requests;

/// <summary>What may stand in a header (RFC 9110, section 5): checked by us, since the framework's own errors quote the value.</summary>
internal static class HeaderRules
{
    /// <summary>Headers that belong to the connection or to the framework.</summary>
    private static readonly string[] Reserved =
        ["Host", "Connection", "Content-Length", "Content-Type", "Transfer-Encoding", "Upgrade", "TE", "Trailer", "Expect"];

    /// <summary>Headers of credentials that are not the service's: the connection has them or does without.</summary>
    private static readonly string[] OfOtherCredentials = ["Proxy-Authorization", "Cookie"];

    /// <summary>What is wrong with the name of a header that a definition or a parameter fills. In one of a credential, what they say would be kept and shown.</summary>
    public static string? ValueNameProblem(string name) =>
        string.Equals(name, "Authorization", StringComparison.OrdinalIgnoreCase) || IsOneOf(OfOtherCredentials, name)
            ? $"expected a header other than {name}, which carries a credential: 'auth' says how that is sent, and no definition holds it" : NameProblem(name);

    /// <summary>What is wrong with the name of a header, also of the one that carries the credential.</summary>
    public static string? NameProblem(string name)
    {
        if (name.Length is 0 or > 128 || !name.All(IsToken))
        {
            return $"expected a header name of letters, digits and -_.!#$%&'*+^`|~";
        }

        return IsOneOf(Reserved, name) || IsOneOf(OfOtherCredentials, name) ? $"expected a header other than {name}, which belongs to the connection" : null;
    }

    /// <summary>Whether a value can be sent as it is: printable ASCII, blanks inside.</summary>
    public static bool IsSendable(string value)
    {
        foreach (var letter in value)
        {
            if (letter is < ' ' or > '~')
            {
                return false;
            }
        }

        return value.Length == 0 || (value[0] != ' ' && value[value.Length - 1] != ' ');
    }

    /// <summary>Whether the framework lets this header carry this value: some headers have a grammar of their own.</summary>
    public static bool Fits(string name, string value)
    {
        using var probe = new HttpRequestMessage();
        try
        {
            probe.Headers.Add(name, value);
            return true;
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsOneOf(string[] names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static bool IsToken(char letter) =>
        letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || "-_.!#$%&'*+^`|~".IndexOf(letter) >= 0;
}
