using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkflowStatus.Core.Requests;

/// <summary>
/// Finds a credential in a text that nobody has to see. A mask has to know where it begins and ends; this has not, and so
/// unescapes all and compares letters and digits alone: every way to escape changes the signs between them.
/// </summary>
internal sealed class CredentialTrace
{
    /// <summary>Fewer letters and digits than these are in every text: then the signs count, too.</summary>
    private const int Shortest = 4;

    /// <summary>What was escaped for a JSON text in an address in a page.</summary>
    private const int Layers = 3;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The escapes of programming languages.</summary>
    private static readonly Regex Escape = new(@"\\(u00|x)(?<code>[0-9a-f]{2})|\\[nrtbf]", Options, MatchTimeout);

    /// <summary>An entity that the framework does not know, such as &amp;sol;: never a letter or a digit.</summary>
    private static readonly Regex Entity = new("&[a-z]{2,31};", Options, MatchTimeout);

    private readonly string[] _forms;

    /// <summary>Makes the trace of a credential.</summary>
    /// <param name="secret">Its text.</param>
    /// <param name="sent">The value of the header that carries it.</param>
    public CredentialTrace(string secret, string sent) =>
        _forms = Forms(secret, sent.Substring(sent.IndexOf(' ') + 1)).SelectMany(form => new[] { form, Unescape(form) }).Where(form => form.Length > 0).Distinct(StringComparer.Ordinal).ToArray();

    /// <summary>Whether the text holds it, as it is or escaped; also where that takes too long to say.</summary>
    public bool IsIn(string text)
    {
        try
        {
            return IsInAnyLayer(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static string Unescape(string text)
    {
        var plain = Escape.Replace(text, match => match.Groups["code"] is { Success: true } code ? ((char)int.Parse(code.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString() : string.Empty);
        // A plus is no blank outside of a query.
        return Entity.Replace(WebUtility.HtmlDecode(WebUtility.UrlDecode(plain.Replace("+", "%2B"))), string.Empty);
    }

    private static IEnumerable<string> Forms(string secret, string sent)
    {
        yield return secret;
        yield return Base64(secret);
        yield return sent.TrimEnd('=');
        foreach (var part in Parts(secret).Concat(Pair(sent) is { } pair && !pair.EndsWith(":" + secret, StringComparison.Ordinal) ? Parts(pair) : []))
        {
            yield return part;
            yield return Base64(part);
        }
    }

    /// <summary>The user and the password of a pair; a short one of them is in every text.</summary>
    private static IEnumerable<string> Parts(string pair) =>
        pair.IndexOf(':') is var colon and >= 0 ? new[] { pair.Substring(0, colon), pair.Substring(colon + 1) }.Where(part => Letters(part).Length > Shortest) : [];

    /// <summary>What a header of basic authentication says that was given as a whole.</summary>
    private static string? Pair(string sent)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(sent));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Without the end that what follows the text would change.</summary>
    private static string Base64(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return bytes.Length < 6 ? string.Empty : Convert.ToBase64String(bytes, 0, bytes.Length / 3 * 3);
    }

    private static string Letters(string text) => Keep(text, letter => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'));

    private static string Visible(string text) => Keep(text, letter => letter is > ' ' and <= '~');

    private static string Keep(string text, Func<char, bool> isKept)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (isKept(letter))
            {
                kept.Append(letter);
            }
        }

        return kept.ToString();
    }

    private bool IsInAnyLayer(string text)
    {
        for (var layer = 0; !IsAsItIs(text); layer++)
        {
            var plain = Unescape(text);
            if (layer == Layers || plain == text)
            {
                return false;
            }

            text = plain;
        }

        return true;
    }

    private bool IsAsItIs(string text)
    {
        var letters = Letters(text);
        var visible = Visible(text);
        return _forms.Any(form => Letters(form) is { Length: >= Shortest } own
            ? letters.IndexOf(own, StringComparison.OrdinalIgnoreCase) >= 0
            : visible.IndexOf(Visible(form), StringComparison.OrdinalIgnoreCase) >= 0);
    }
}
