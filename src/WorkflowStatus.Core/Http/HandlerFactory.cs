using System.Net;
using System.Net.Http;

namespace WorkflowStatus.Core.Http;

/// <summary>Makes the handler that every request over the network goes through.</summary>
internal static class HandlerFactory
{
    /// <summary>The proxy that requests go through, where there is one.</summary>
    public static IWebProxy Proxy =>
#if NET
        new DirectToLoopback(HttpClient.DefaultProxy);
#else
        new DirectToLoopback(WebRequest.DefaultWebProxy);
#endif

    /// <summary>
    /// No redirects and no cookies: a credential goes to the origin that was named, and an answer of one account never
    /// touches another's request.
    /// </summary>
    public static HttpMessageHandler Create(ReadLimits limits)
    {
#if NET
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            Proxy = Proxy,
            ConnectTimeout = limits.Connect,
            MaxResponseHeadersLength = limits.HeaderKilobytes,
            PooledConnectionLifetime = System.TimeSpan.FromMinutes(2),
            EnableMultipleHttp2Connections = true,
        };
#else
        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            Proxy = Proxy,
            // Windows PowerShell on an older server would offer nothing newer than TLS 1.0.
            SslProtocols = System.Security.Authentication.SslProtocols.Tls12,
            MaxConnectionsPerServer = 1024,
            MaxResponseHeadersLength = limits.HeaderKilobytes,
        };
#endif
    }
}
