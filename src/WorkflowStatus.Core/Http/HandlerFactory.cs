using System.Net;
using System.Net.Http;

namespace WorkflowStatus.Core.Http;

/// <summary>Makes the handler that every request over the network goes through.</summary>
internal static class HandlerFactory
{
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
            AutomaticDecompression = DecompressionMethods.All,
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
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            MaxConnectionsPerServer = 1024,
            MaxResponseHeadersLength = limits.HeaderKilobytes,
        };
#endif
    }
}
