using System;
using System.Linq;

namespace WorkflowStatus.Core.Requests;

/// <summary>What a base URI must be, wherever it comes from.</summary>
internal static class BaseUriRules
{
    /// <summary>Says what is wrong with a base URI.</summary>
    /// <param name="text">The URI as given.</param>
    /// <returns>What was expected; null when it is good.</returns>
    public static string? Problem(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) ? Problem(uri) : "an absolute URI such as https://api.example.com is expected";

    /// <summary>Says what is wrong with a base URI.</summary>
    public static string? Problem(Uri uri)
    {
        if (!uri.IsAbsoluteUri || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
        {
            return "an absolute http or https URI such as https://api.example.com is expected";
        }

        if (!uri.Host.All(letter => letter is > ' ' and <= '~') || uri.OriginalString.IndexOf('\\') >= 0)
        {
            return "a URI whose host is written in ASCII (xn--… for other letters), without backslashes, is expected: what looks alike may be another host";
        }

        if (uri.UserInfo.Length > 0)
        {
            return "a URI without user name and password is expected: credentials go into a token or a secret";
        }

        if (uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            return "a URI without query and fragment is expected";
        }

        return uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback ? null : "https is expected: http is allowed only to this machine";
    }

    /// <summary>What a message shows of a URI: neither user and password nor query, which may hold a secret.</summary>
    public static string Describe(Uri uri) => uri.IsAbsoluteUri ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : uri.OriginalString.Split('?', '#')[0];
}
