using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace WorkflowStatus.Simulator.Requests;

/// <summary>The requests so far, in order of arrival. Safe for use from several threads.</summary>
internal sealed class RequestLog(TimeProvider time)
{
    private readonly Lock gate = new();
    private List<RecordedRequest> requests = [];

    public IReadOnlyList<RecordedRequest> Snapshot()
    {
        lock (gate)
        {
            return [.. requests];
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            requests = [];
        }
    }

    public RecordedRequest Add(HttpContext context, string target)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in context.Request.Headers)
        {
            headers[name] = values.ToString();
        }

        var connection = context.Features.GetRequiredFeature<IHttpConnectionFeature>();
        var request = new RecordedRequest
        {
            Method = context.Request.Method,
            Target = target,
            Protocol = context.Request.Protocol,
            Origin = $"{context.Request.Scheme}://{connection.LocalIpAddress}:{connection.LocalPort}",
            Headers = headers,
            Timestamp = time.GetUtcNow(),
        };
        lock (gate)
        {
            requests.Add(request);
        }

        return request;
    }
}
