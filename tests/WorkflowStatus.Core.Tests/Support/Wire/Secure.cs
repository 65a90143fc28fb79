using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Tests.Support.Wire;

/// <summary>TLS on a <see cref="RawConnection"/>.</summary>
internal static class Secure
{
    /// <summary>Turns TLS on.</summary>
    public static async Task SecureAsync(this RawConnection connection, X509Certificate2 certificate, params SslApplicationProtocol[] protocols)
    {
        var secure = new SslStream(connection.Stream);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate, ApplicationProtocols = [.. protocols] }, connection.Stopping);
        connection.Stream = secure;
    }
}
