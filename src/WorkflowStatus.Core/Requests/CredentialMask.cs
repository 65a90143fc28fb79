using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace WorkflowStatus.Core.Requests;

/// <summary>
/// Takes a credential out of a service's words: some services quote the key that they refuse, and a run may have got it
/// among its inputs. Covers the text itself, escaped as in an address, in Base64, and as the header was sent.
/// </summary>
internal sealed class CredentialMask
{
    /// <summary>A shorter secret would take ordinary words out of the text, and show by the gaps what it is.</summary>
    private const int Shortest = 6;

    /// <summary>Made for the first error that is told by its text: no command should take the time before.</summary>
    private readonly Lazy<CredentialTrace> _trace;
    private readonly string[] _forms;
    private readonly byte[][] _bytes;
    private readonly string _mask;
    private readonly bool _mayBeEscaped;

    /// <summary>Makes the mask of a credential.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="sent">The value of the header that carries it.</param>
    public CredentialMask(Credential credential, string sent)
    {
        var secret = credential.Reveal();
        _mask = credential.ToString();
        _trace = new(() => new CredentialTrace(secret, sent));
        _forms = secret.Length < Shortest ? [] : Forms(secret, sent).Where(form => form.Length >= Shortest).Distinct(StringComparer.Ordinal).OrderByDescending(form => form.Length).ToArray();
        _bytes = _forms.Select(Encoding.UTF8.GetBytes).ToArray();
        // What JSON writers escape although they need not: / in PHP, + and & in .NET, = and < elsewhere.
        _mayBeEscaped = _forms.Any(form => form.Any(letter => !char.IsLetterOrDigit(letter) && letter is not ('-' or '_' or '.' or '~' or '%' or ' ')));
    }

    /// <summary>The text without the credential.</summary>
    public string Hide(string text)
    {
        foreach (var form in _forms)
        {
            text = text.Replace(form, _mask);
        }

        return text;
    }

    /// <summary>Whether a text holds anything like the credential, escaped in whatever way: for a text that can be left out, since not all of it could be hidden.</summary>
    public bool IsTracedIn(string text) => _trace.Value.IsIn(text);

    /// <summary>Whether a JSON text may hold the credential: fast, and true at times where it does not.</summary>
    public bool MayOccur(ReadOnlySpan<byte> json)
    {
        if (_mayBeEscaped && json.IndexOf((byte)'\\') >= 0)
        {
            return true;
        }

        foreach (var form in _bytes)
        {
            if (json.IndexOf(form) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Forms(string secret, string sent)
    {
        yield return secret;
        yield return Uri.EscapeDataString(secret);
        // Python's quote, among others, leaves it.
        yield return Uri.EscapeDataString(secret).Replace("%2F", "/");
        yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('=');
        yield return sent.Substring(sent.IndexOf(' ') + 1).TrimEnd('=');
    }
}
