using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Connections;

/// <summary>Says what a certificate is, and what is wrong with it.</summary>
internal static class CertificateWords
{
    /// <summary>Whose it is, who issued it and how long it holds.</summary>
    public static string Describe(X509Certificate2 certificate) =>
        $"certificate of {Name(certificate, isIssuer: false)}, issued by {Name(certificate, isIssuer: true)}, valid until {Day(certificate.NotAfter)}";

    /// <summary>What is wrong; null when nothing is.</summary>
    /// <param name="host">The host that was asked for.</param>
    /// <param name="certificate">What it showed; null for nothing.</param>
    /// <param name="chain">The issuers that were found; null for none.</param>
    /// <param name="errors">What the framework found.</param>
    public static string? Problem(string host, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return null;
        }

        if (certificate is null)
        {
            return "the service shows no certificate";
        }

        var problems = new List<string>();
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            problems.Add($"it is not for {host}");
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
        {
            problems.AddRange((chain?.ChainStatus ?? []).Select(status => Words(status.Status, certificate)).Distinct());
        }

        return $"the certificate cannot be trusted: {(problems.Count > 0 ? string.Join("; ", problems) : errors.ToString())} ({Describe(certificate)})";
    }

    private static string Words(X509ChainStatusFlags status, X509Certificate2 certificate) => status switch
    {
        X509ChainStatusFlags.NotTimeValid => $"it is valid from {Day(certificate.NotBefore)} to {Day(certificate.NotAfter)} only, or an issuer's has expired",
        X509ChainStatusFlags.UntrustedRoot => "this machine does not trust its issuer",
        X509ChainStatusFlags.PartialChain => "its issuer is not known to this machine, or the service does not show every certificate in between",
        X509ChainStatusFlags.Revoked => "it was revoked",
        _ => status.ToString(),
    };

    private static string Name(X509Certificate2 certificate, bool isIssuer) => SafeText.Line(certificate.GetNameInfo(X509NameType.SimpleName, isIssuer), 100);

    private static string Day(DateTime local) => local.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
