using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>Makes answers for <see cref="StubHandler"/>.</summary>
internal static class Answers
{
    public static HttpResponseMessage Json(string text, int status = 200) => Bytes(Encoding.UTF8.GetBytes(text), "application/json", status);

    public static HttpResponseMessage Status(int status) => Json("{}", status);

    public static HttpResponseMessage Bytes(byte[] body, string? contentType = "application/json", int status = 200) =>
        Content(new ByteArrayContent(body), contentType, status);

    /// <summary>A body whose length nobody knows before it has ended.</summary>
    public static HttpResponseMessage Stream(Stream body) => Content(new StreamContent(body), "application/json", 200);

    public static HttpResponseMessage With(this HttpResponseMessage answer, string header, string value)
    {
        Assert.True(answer.Headers.TryAddWithoutValidation(header, value));
        return answer;
    }

    public static HttpResponseMessage Redirect(string target, int status = 302)
    {
        var answer = Status(status);
        // A path is no file, for which a Unix may take it.
        answer.Headers.Location = new Uri(target, target[0] == '/' ? UriKind.Relative : UriKind.RelativeOrAbsolute);
        return answer;
    }

    private static HttpResponseMessage Content(HttpContent content, string? contentType, int status)
    {
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return new HttpResponseMessage((HttpStatusCode)status) { Content = content };
    }
}
