using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Engine;

/// <summary>The links by which the pages of one answer name the next: of each the query alone is used, so that the path, and with it where the credential goes, is the definition's.</summary>
internal sealed class PageLinks
{
    private readonly Func<PageRequest?, Uri?> _address;
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);

    /// <summary>Begins with the first page, which is asked for without a link.</summary>
    public PageLinks(RunReference run, RequestDefinition request, bool isSummary, IReadOnlyDictionary<string, string>? values)
    {
        _address = part => RequestBuilder.BuildOrNull(run, request, isSummary, part, values);
        _sent.Add(Key(_address(null)));
    }

    /// <summary>What asks for the page of a link.</summary>
    /// <param name="link">An address, whole or not.</param>
    /// <param name="problem">Why it cannot be asked for; null when it can. Nothing of the link is in it: its query may hold a signature.</param>
    /// <returns>Null when it cannot be asked for.</returns>
    public PageRequest? Take(string link, out string? problem)
    {
        var address = link.Split('#')[0];
        var part = address.IndexOf('?') is >= 0 and var mark && mark + 1 < address.Length ? new PageRequest(null, address.Substring(mark + 1)) : null;
        var target = part is null ? null : _address(part);
        problem = part is null ? "without a query"
            : target is null ? "that makes no address"
            : !_sent.Add(Key(target)) ? "with a query that was sent before"
            : null;
        return problem is null ? part : null;
    }

    /// <summary>A service that writes the same pairs in another order means the same page.</summary>
    private static string Key(Uri? address) =>
        string.Join("&", (address?.Query ?? string.Empty).TrimStart('?').Split('&').Where(pair => pair.Length > 0).OrderBy(pair => pair, StringComparer.Ordinal));
}
