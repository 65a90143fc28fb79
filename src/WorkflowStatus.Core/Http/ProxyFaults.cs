#if NET
using System.Globalization;
using System.Net;
using System.Net.Http;

namespace WorkflowStatus.Core.Http;

/// <summary>
/// Says why a proxy made no connection. The framework's exception is left out: its text holds the proxy's address as the
/// machine's settings give it, with the user's name and password.
/// </summary>
internal static class ProxyFaults
{
    public static TransportException Describe(HttpRequestException error)
    {
        var status = error.StatusCode is { } code ? string.Format(CultureInfo.InvariantCulture, " (HTTP {0} from the proxy)", (int)code) : string.Empty;
        var text = error.StatusCode == HttpStatusCode.ProxyAuthenticationRequired ? "the proxy wants a credential, or another one" : "the proxy did not connect to the service";
        var isRefusal = error.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests);
        return new TransportException(WorkflowErrorId.ConnectionFailed, text + status, isRetryable: !isRefusal);
    }
}
#endif
