using System;
using System.Collections.Generic;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Engine;

/// <summary>The headers of a request: what the definition says wins over what is usual.</summary>
internal static class RequestHeaders
{
    public static IReadOnlyList<KeyValuePair<string, string>> Of(RunAccount account, RequestDefinition request, string userAgent)
    {
        List<KeyValuePair<string, string>> own = [.. request.Headers, .. account.Headers];
        List<KeyValuePair<string, string>> headers = [new("Accept", "application/json"), new("Accept-Encoding", ContentCodings.Accepted), new("User-Agent", userAgent)];
        headers.RemoveAll(usual => own.Exists(header => string.Equals(header.Key, usual.Key, StringComparison.OrdinalIgnoreCase)));
        headers.AddRange(own);
        return headers;
    }
}
