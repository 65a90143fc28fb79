using System;
using System.Linq;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace WorkflowStatus.Core.Http;

/// <summary>Reads the header that tells of other addresses: <c>&lt;https://example.com/jobs?page=2&gt;; rel="next"</c> (RFC 8288, "Web Linking").</summary>
internal static class LinkHeader
{
    private const string Name = "Link";

    /// <summary>What a quote opens and none closes reaches to the end, and nothing is looked at twice: the header is the service's, and may be long.</summary>
    private const string Quoted = "\"(?>([^\"\\\\]|\\\\.?)*)(\"|\\z)";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>An address and what is said of it, up to a comma that stands in no quotes. Made for the first answer that has one.</summary>
    private static readonly Lazy<Regex> Link = new(() => new Regex($"<(?<address>[^<>]*)>(?<parameters>([^,\"<]|{Quoted})*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Longest));

    private static readonly Lazy<Regex> Parameter = new(() => new Regex($";\\s*(?<name>[^\\s=;,\"]+)(\\s*=\\s*(?<value>{Quoted}|[^\\s;,\"]*))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Longest));

    /// <summary>The header as it came; null where there is none.</summary>
    public static string? Read(HttpResponseHeaders headers) => headers.TryGetValues(Name, out var values) ? string.Join(",", values) : null;

    /// <summary>The address of what comes next, as it is written.</summary>
    /// <param name="links">The header; null for none.</param>
    /// <returns>Null where none is named.</returns>
    public static string? Next(string? links)
    {
        try
        {
            return links is null ? null : Link.Value.Matches(links).Cast<Match>().FirstOrDefault(link => IsNext(link.Groups["parameters"].Value))?.Groups["address"].Value;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>Of several "rel" the first counts; its value may hold several relations.</summary>
    private static bool IsNext(string parameters) =>
        Parameter.Value.Matches(parameters).Cast<Match>().FirstOrDefault(parameter => parameter.Groups["name"].Value.Equals("rel", StringComparison.OrdinalIgnoreCase)) is { } relation
        && relation.Groups["value"].Value.Trim('"').Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase);
}
