using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Engine;

/// <summary>Answers that cannot be used, and those that can although they look odd.</summary>
public sealed class AnswerFaultTests
{
    private const string Done = """{ "status": "done" }""";

    public static TheoryData<string, WorkflowErrorId, bool, string> Faults => new()
    {
        { "refused", WorkflowErrorId.ConnectionFailed, true, "the connection failed: " },
        { "reset", WorkflowErrorId.ConnectionFailed, true, "the connection was lost: " },
        { "tls", WorkflowErrorId.ConnectionFailed, false, "the TLS connection failed: The certificate is invalid." },
        { "name", WorkflowErrorId.ConnectionFailed, true, "the host's name could not be resolved" },
        { "headers", WorkflowErrorId.InvalidResponse, false, "headers are larger than the limit of 64 KB (header)" },
        { "not-http", WorkflowErrorId.InvalidResponse, true, "the answer is not HTTP" },
        { "closed", WorkflowErrorId.ConnectionFailed, true, "the connection was lost: it was closed before a whole answer came" },
        { "ended", WorkflowErrorId.InvalidResponse, true, "the answer was truncated" },
        { "compression", WorkflowErrorId.InvalidResponse, true, "the answer's compression is damaged" },
        { "connect", WorkflowErrorId.ConnectionFailed, true, "no connection within the limit of 10 s (connect)" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_of_the_network_has_its_error(string fault, WorkflowErrorId id, bool isRetried, string text)
    {
        var handler = new StubHandler(_ => throw Fault(fault));
        var error = await TestRead.ErrorAsync(TestDefinition.With(), handler);
        Assert.Equal((id, null, true), (error.ErrorId, error.StatusCode, error.IsTransient));
        Assert.Equal(isRetried ? 4 : 1, handler.Requests.Count);
        Assert.StartsWith("Test run 'run-1'", error.Message);
        Assert.Contains(text, error.Message);
        Assert.EndsWith(error.RecommendedAction, error.Message);
    }

    [Theory]
    [InlineData("", "application/json", "the answer is empty", 4)]
    [InlineData("   ", "application/json", "the answer was truncated", 4)]
    [InlineData("{ \"status\": \"done\"", "application/json", "the answer was truncated", 4)]
    [InlineData("{ \"status\": \"do", "application/json", "the answer was truncated", 4)]
    [InlineData("[{ \"status\": tr", "application/json", "the answer was truncated", 4)]
    [InlineData("<!DOCTYPE html><html>", "text/html", "the answer is not JSON but text/html", 1)]
    [InlineData("<html>", "application/json", "the answer is not JSON", 1)]
    [InlineData("OK", "text/plain", "the answer is not JSON but text/plain", 1)]
    [InlineData("{ \"status\": \"done\" } tail", "application/json", "the answer is not JSON", 1)]
    [InlineData("{ 'status': 'done' }", "application/json", "the answer is not JSON", 1)]
    [InlineData("{ \"status\": NaN }", "application/json", "the answer is not JSON", 1)]
    [InlineData("{ \"status\": \"done\", }", "application/json", "the answer is not JSON", 1)]
    [InlineData("// c\n{ \"status\": \"done\" }", "application/json", "the answer is not JSON", 1)]
    public async Task A_body_that_is_not_whole_json_is_invalid(string body, string type, string text, int requests)
    {
        var handler = new StubHandler(_ => Answers.Bytes(Encoding.UTF8.GetBytes(body), type));
        var error = await TestRead.ErrorAsync(TestDefinition.With(), handler);
        Assert.Equal((WorkflowErrorId.InvalidResponse, 200, true), (error.ErrorId, error.StatusCode, error.IsTransient));
        Assert.Contains($"cannot be used: {text} (HTTP 200).", error.Message);
        Assert.Equal(requests, handler.Requests.Count);
    }

    [Fact]
    public async Task Less_than_the_announced_length_is_truncated_even_when_it_is_json()
    {
        var error = await TestRead.ErrorAsync(TestDefinition.With(), new StubHandler(_ =>
        {
            var answer = Answers.Stream(new MemoryStream(Encoding.UTF8.GetBytes(Done)));
            answer.Content.Headers.ContentLength = 1000;
            return answer;
        }));
        Assert.Contains("the answer was truncated (HTTP 200)", error.Message);
    }

    [Theory]
    [InlineData(401, WorkflowErrorId.Unauthorized)]
    [InlineData(404, WorkflowErrorId.RunNotFound)]
    public async Task An_error_answer_whose_text_is_damaged_still_counts(int status, WorkflowErrorId id)
    {
        var handler = new StubHandler(_ =>
        {
            var answer = Answers.Stream(new SlowStream("{ \"mess"u8.ToArray(), _ => throw new IOException("reset")));
            answer.StatusCode = (System.Net.HttpStatusCode)status;
            return answer;
        });
        var error = await TestRead.ErrorAsync(TestDefinition.With(), handler);
        Assert.Equal((id, status), (error.ErrorId, error.StatusCode));
        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData("application/json", "utf-8", false)]
    [InlineData("application/json; charset=utf-8", "utf-8", false)]
    [InlineData("application/json; charset=\"UTF-8\"", "utf-8", true)]
    [InlineData("application/json; charset=us-ascii", "utf-8", false)]
    [InlineData("application/json; charset=iso-8859-1", "iso-8859-1", false)]
    [InlineData("application/json; charset=utf-16", "utf-16", true)]
    [InlineData("application/json; charset=utf-16BE", "utf-16BE", false)]
    [InlineData("application/json; charset=utf-7", "utf-8", false)]
    [InlineData("application/json; charset=nonsense", "utf-8", false)]
    [InlineData("text/plain", "utf-8", true)]
    [InlineData("application/vnd.example+json", "utf-8", false)]
    [InlineData(null, "utf-8", false)]
    public async Task Json_is_read_whatever_it_is_labelled(string? type, string encoding, bool hasMark)
    {
        var text = Encoding.GetEncoding(encoding);
        var body = text.GetBytes("""{ "status": "done", "message": "ü" }""");
        var handler = new StubHandler(_ => Answers.Bytes(hasMark ? [.. text.GetPreamble(), .. body] : body, type));
        var result = await TestRead.ReadAsync(Run(), handler, TestRead.Once);
        Assert.Null(result.Error);
        Assert.Equal("ü", result.Runs[0].Message);
    }

    [Theory]
    [InlineData(63, null)]
    [InlineData(64, "nested deeper than the limit of 64 levels (depth)")]
    [InlineData(100_000, "nested deeper than the limit of 64 levels (depth)")]
    public async Task An_answer_has_at_most_64_levels(int depth, string? problem)
    {
        var body = $$"""{ "status": "done", "deep": {{string.Concat(Enumerable.Repeat("[", depth))}}{{string.Concat(Enumerable.Repeat("]", depth))}} }""";
        var handler = new StubHandler(_ => Answers.Json(body));
        var result = await TestRead.ReadAsync(Run(), handler);
        Assert.Equal(problem is null, result.Error is null);
        Assert.Contains(problem ?? string.Empty, result.Error?.Message ?? string.Empty);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_once_and_named()
    {
        var handler = new StubHandler(_ => Answers.Json(Done + new string(' ', 3 * 1024 * 1024)));
        using var client = new WorkflowClient(new WorkflowClientOptions { Handler = handler, Limits = new ReadLimits { BodyBytes = 2 * 1024 * 1024 } });
        var error = (await client.ReadAsync(Run())).Error!;
        Assert.Equal((WorkflowErrorId.InvalidResponse, 200), (error.ErrorId, error.StatusCode));
        Assert.Contains("larger than the limit of 2 MB (body)", error.Message);
        Assert.Single(handler.Requests);
    }

    private static RunReference Run() => new(Providers.Account(TestDefinition.With()), "run-1");

    private static Exception Fault(string name) => name switch
    {
        "refused" => new HttpRequestException("outer", new SocketException((int)SocketError.ConnectionRefused)),
        "reset" => new IOException("outer", new SocketException((int)SocketError.ConnectionReset)),
        "tls" => new HttpRequestException("outer", new AuthenticationException("The certificate is invalid.")),
#if NET
        "name" => new HttpRequestException(HttpRequestError.NameResolutionError),
        "headers" => new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded),
        "not-http" => new HttpRequestException(HttpRequestError.InvalidResponse),
        "closed" => new HttpRequestException(HttpRequestError.ResponseEnded),
        "ended" => new HttpIOException(HttpRequestError.ResponseEnded),
#else
        "name" => new HttpRequestException("outer", new WebException("inner", WebExceptionStatus.NameResolutionFailure)),
        "headers" => new HttpRequestException("outer", new WebException("inner", WebExceptionStatus.MessageLengthLimitExceeded)),
        "not-http" => new HttpRequestException("outer", new WebException("inner", WebExceptionStatus.ServerProtocolViolation)),
        "closed" => new HttpRequestException("outer", new WebException("inner", WebExceptionStatus.ConnectionClosed)),
        "ended" => new IOException("outer", new WebException("inner", WebExceptionStatus.ConnectionClosed)),
#endif
        "compression" => new InvalidDataException("broken"),
        _ => new TaskCanceledException("connect"),
    };
}
