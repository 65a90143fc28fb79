using System;
using System.Linq;
#if !NET
using System.Security.Cryptography;
using System.Text;
#endif
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Requests;

/// <summary>
/// A key or token. It has no public member that shows it: not in a log, a debugger view, a serialised object or an
/// exception. Two credentials of the same text are equal, so that they share one rate budget.
/// </summary>
public sealed class Credential : IEquatable<Credential>
{
#if !NET
    private static readonly byte[] FingerprintKey = NewKey();

#endif
    private readonly string _secret;
    private string? _fingerprint;

    /// <summary>Takes a secret.</summary>
    /// <param name="secret">The key or token itself.</param>
    /// <param name="source">Where it comes from, for the error; null to leave that out.</param>
    /// <exception cref="WorkflowStatusException">InvalidParameter: it is empty or cannot be sent in a header; the text never quotes it.</exception>
    public Credential(string secret, string? source = null)
    {
        if (Problem(secret) is { } problem)
        {
            throw new WorkflowStatusException(WorkflowErrorId.InvalidParameter, $"The credential {(source is null ? string.Empty : $"from {source} ")}{problem}.", "Give the key or token alone, as the service issued it.");
        }

        _secret = secret;
    }

    /// <summary>Tells credentials apart for as long as the process lives, and says nothing of the secret: for tables that outlive the command.</summary>
    internal string Fingerprint => _fingerprint ??= NewFingerprint();

    /// <summary>The text, for the header of a request and for the mask that keeps it out of everything else.</summary>
    internal string Reveal() => _secret;

    /// <inheritdoc/>
    public bool Equals(Credential? other) => other is not null && string.Equals(_secret, other._secret, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Credential);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_secret);

    /// <summary>A mask.</summary>
    /// <returns>Always the same text.</returns>
    public override string ToString() => "********";

    private static string? Problem(string secret)
    {
        if (string.IsNullOrWhiteSpace(secret))
        {
            return "is empty";
        }

        if (secret[secret.Length - 1] is '\n' or '\r')
        {
            return "ends in a line break";
        }

        if (SafeText.HasControl(secret))
        {
            return "holds a control character such as a line break";
        }

        return secret.All(letter => letter <= '~') ? secret.Trim() == secret ? null : "begins or ends in a blank" : "holds a character that is not ASCII";
    }

#if NET
    /// <summary>
    /// Sixty-four bits of .NET's own hash of strings, whose seed is drawn anew for each process. Not a cryptographic hash: on
    /// Linux the first of a process loads OpenSSL, 6 MB and many milliseconds that a service without TLS (Demo, a proxy on
    /// this machine) has no use for, and nobody but this process sees it.
    /// </summary>
    private string NewFingerprint()
    {
        var backwards = _secret.ToCharArray();
        Array.Reverse(backwards);
        var mark = $"{string.GetHashCode(_secret, StringComparison.Ordinal):x8}{string.GetHashCode(backwards, StringComparison.Ordinal):x8}";
        Array.Clear(backwards);
        return mark;
    }
#else
    private static byte[] NewKey()
    {
        var key = new byte[32];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(key);
        return key;
    }

    /// <summary>.NET Framework's hash of strings has no seed.</summary>
    private string NewFingerprint()
    {
        using var hash = new HMACSHA256(FingerprintKey);
        return Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(_secret)));
    }
#endif
}
