using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;

namespace WorkflowStatus.Core.Demo;

/// <summary>Makes responses as the network would deliver them.</summary>
internal static class DemoResponses
{
    public static HttpResponseMessage Json(int status, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new HttpResponseMessage((HttpStatusCode)status) { Content = content };
    }

    public static HttpResponseMessage TooManyRequests(byte[] body, TimeSpan rest)
    {
        var response = Json(429, body);
        response.Headers.RetryAfter = new RetryConditionHeaderValue(rest);
        return response;
    }

    /// <summary>The first half of a body under the length of the whole.</summary>
    public static HttpResponseMessage Truncated(int status, byte[] body)
    {
        var response = Json(status, body.AsSpan(0, body.Length / 2).ToArray());
        response.Content.Headers.ContentLength = body.Length;
        return response;
    }
}
