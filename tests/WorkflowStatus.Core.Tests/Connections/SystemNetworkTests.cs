using System;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Connections;
using WorkflowStatus.Core.Http;

namespace WorkflowStatus.Core.Tests.Connections;

/// <summary>The real network, on loopback alone.</summary>
public sealed class SystemNetworkTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public SystemNetworkTests() => _listener.Start();

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    [Theory]
    [InlineData("http://localhost:5678")]
    [InlineData("http://127.0.0.1:8080/api")]
    [InlineData("http://[::1]/")]
    public void Requests_to_this_machine_go_through_no_proxy_and_the_test_says_so(string address) =>
        Assert.Null(Behind("http://proxy.example.com:3128").Proxy(new Uri(address)));

    [Fact]
    public void Other_requests_go_through_the_proxy() =>
        Assert.Equal(new Uri("http://proxy.example.com:3128"), Behind("http://proxy.example.com:3128").Proxy(new Uri("https://api.example.com")));

    [Fact]
    public async Task This_machines_name_is_resolved() =>
        Assert.Contains(await SystemNetwork.Instance.ResolveAsync("localhost", CancellationToken.None), address => IPAddress.IsLoopback(address));

    [Fact]
    public async Task A_name_that_is_reserved_for_nothing_is_not_resolved() =>
        await Assert.ThrowsAnyAsync<SocketException>(() => SystemNetwork.Instance.ResolveAsync("no host.invalid", CancellationToken.None));

    [Fact]
    public async Task A_port_that_listens_is_reached_and_one_that_does_not_refuses()
    {
        var port = Port;
        using (await SystemNetwork.Instance.ConnectAsync([IPAddress.Loopback], port, CancellationToken.None))
        {
        }

        _listener.Stop();
        var error = await Assert.ThrowsAnyAsync<SocketException>(() => SystemNetwork.Instance.ConnectAsync([IPAddress.Loopback], port, CancellationToken.None));
        Assert.Equal(SocketError.ConnectionRefused, error.SocketErrorCode);
    }

    private static SystemNetwork Behind(string proxy) => new(new DirectToLoopback(new WebProxy(proxy)));

    [Fact]
    public async Task A_silent_service_can_be_given_up()
    {
        using var connection = await SystemNetwork.Instance.ConnectAsync([IPAddress.Loopback], Port, CancellationToken.None);
        using var silent = await _listener.AcceptTcpClientAsync();
        using var cancellation = new CancellationTokenSource();
        var securing = SystemNetwork.Instance.SecureAsync(connection, "localhost", cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => securing);
    }

#if NET // Mono makes no certificates.
    [Fact]
    public async Task A_certificate_for_another_host_from_an_unknown_issuer_is_told_apart()
    {
        var serving = ServeTlsAsync();
        var connection = await SystemNetwork.Instance.ConnectAsync([IPAddress.Loopback], Port, CancellationToken.None);
        var error = await Assert.ThrowsAsync<AuthenticationException>(() => SystemNetwork.Instance.SecureAsync(connection, "api.example.com", CancellationToken.None));
        Assert.Contains("it is not for api.example.com", error.Message, StringComparison.Ordinal);
        Assert.Contains("issuer", error.Message, StringComparison.Ordinal);
        Assert.Contains("certificate of elsewhere.example.com", error.Message, StringComparison.Ordinal);
        connection.Dispose();
        await serving;
    }

    private async Task ServeTlsAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=elsewhere.example.com", key, HashAlgorithmName.SHA256);
        var day = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var made = request.CreateSelfSigned(day, day.AddYears(20));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
        using var client = await _listener.AcceptTcpClientAsync();
        using var secured = new SslStream(client.GetStream());
        try
        {
            await secured.AuthenticateAsServerAsync(certificate);
            await secured.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false);
        }
        catch (Exception error) when (error is AuthenticationException or System.IO.IOException)
        {
            // The client hangs up: it does not trust the certificate.
        }
    }
#endif
}
