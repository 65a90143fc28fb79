using System;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WorkflowStatus.Core.Tests.Support.Wire;

/// <summary>A certificate authority in memory, which a test's handler trusts and nobody else does.</summary>
internal static class TestAuthority
{
    /// <summary>A host's name that no resolver knows (RFC 6761, section 6.4).</summary>
    public const string UnknownHost = "no-such-host.invalid";

    private static readonly X509Certificate2 Root = CreateRoot();

    /// <summary>For every name that the tests use.</summary>
    public static X509Certificate2 Good { get; } = Issue(-1, 1, "localhost", "service.test", UnknownHost);

    public static X509Certificate2 Expired { get; } = Issue(-10, -1, "localhost", "service.test");

    public static X509Certificate2 NotYetValid { get; } = Issue(1, 10, "localhost", "service.test");

    public static X509Certificate2 OfAnotherHost { get; } = Issue(-1, 1, "other.test");

    /// <summary>Signed by nobody that anybody trusts.</summary>
    public static X509Certificate2 SelfSigned { get; } = Simulator.SelfSignedCertificate.Create();

    /// <summary>Makes a handler trust what this authority signs, and nothing else.</summary>
    public static void Trust(SocketsHttpHandler handler)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(Root);
        handler.SslOptions.CertificateChainPolicy = policy;
    }

    private static X509Certificate2 CreateRoot()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-30), DateTimeOffset.UtcNow.AddDays(30));
    }

    private static X509Certificate2 Issue(int fromDay, int toDay, params string[] names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={names[0]}", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        Array.ForEach(names, alternatives.AddDnsName);
        if (names[0] == "localhost")
        {
            alternatives.AddIpAddress(IPAddress.Loopback);
        }

        request.CertificateExtensions.Add(alternatives.Build());
        using var signed = request.Create(Root, DateTimeOffset.UtcNow.AddDays(fromDay), DateTimeOffset.UtcNow.AddDays(toDay), RandomNumberGenerator.GetBytes(8));
        using var own = signed.CopyWithPrivateKey(key);
        // Some platforms do not serve with a key that exists in memory alone.
        return X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), password: null);
    }
}
