using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using System.Threading.Tasks;
using WorkflowStatus.Core.Tests.Support;
using WorkflowStatus.Core.Tests.Support.Wire;

namespace WorkflowStatus.Framework.Tests;

/// <summary>What the HTTP stack of .NET Framework, or Mono's, makes of an answer, and the engine of that.</summary>
public sealed class HttpAnswerTests : IDisposable
{
    private readonly HttpStage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task A_sound_answer_is_read_and_the_key_is_sent()
    {
        var result = await _stage.ReadAsync(connection => connection.SendAsync(Raw.Json(Raw.Sound)));
        Assert.Null(result.Error);
        Assert.Equal(RunState.Succeeded, Assert.Single(result.Runs).State);
        Assert.Contains($"x-api-key: {Providers.Secret}\r\n", Assert.Single(_stage.Heads), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(401, WorkflowErrorId.Unauthorized)]
    [InlineData(404, WorkflowErrorId.RunNotFound)]
    [InlineData(500, WorkflowErrorId.ServiceUnavailable)]
    public async Task A_status_has_its_error_with_the_services_words(int status, WorkflowErrorId id)
    {
        var error = await _stage.ErrorAsync(connection => connection.SendAsync(Raw.Json("""{ "message": "so it is" }""", status)));
        Assert.Equal((id, status), (error.ErrorId, error.StatusCode));
    }

    [Fact]
    public async Task A_wait_that_the_service_asks_for_is_told()
    {
        var error = await _stage.ErrorAsync(connection => connection.SendAsync(Raw.Json("{}", 429, "Retry-After: 17")));
        Assert.Equal((WorkflowErrorId.RateLimited, TimeSpan.FromSeconds(17)), (error.ErrorId, error.RetryAfter));
    }

    [Fact]
    public async Task A_body_that_ends_early_is_truncated()
    {
        var error = await _stage.ErrorAsync(async connection =>
        {
            await connection.SendAsync(Raw.Head(200, "Content-Type: application/json", "Content-Length: 100") + """{ "id": "run-1", """);
            await connection.FinishAsync();
        });
        Assert.Equal(WorkflowErrorId.InvalidResponse, error.ErrorId);
        Assert.Contains("truncated", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_whose_last_chunk_is_missing_is_no_answer()
    {
        var error = await _stage.ErrorAsync(async connection =>
        {
            await connection.SendAsync(Raw.Head(200, "Content-Type: application/json", "Transfer-Encoding: chunked") + Raw.Chunk("""{ "id": "run-1", """));
            await connection.FinishAsync();
        });
        AssertTold(error, WorkflowErrorId.InvalidResponse, "the answer was truncated", WorkflowErrorId.InvalidResponse, "the answer was truncated");
    }

    [Fact]
    public async Task What_is_not_HTTP_is_no_answer()
    {
        var error = await _stage.ErrorAsync(async connection =>
        {
            await connection.SendAsync("SSH-2.0-OpenSSH_9.2\r\n\r\n");
            await connection.FinishAsync();
        });
        AssertTold(error, WorkflowErrorId.ConnectionFailed, "the connection failed: The server returned an invalid or unrecognized response.", WorkflowErrorId.InvalidResponse, "the answer is not HTTP");
    }

    [Fact]
    public async Task Headers_beyond_the_limit_are_refused()
    {
        var error = await _stage.ErrorAsync(connection => connection.SendAsync(Raw.Json(Raw.Sound, 200, "X-Large: " + new string('x', 256 * 1024))));
        AssertTold(error, WorkflowErrorId.ConnectionFailed, "the connection failed: The server returned an invalid or unrecognized response.", WorkflowErrorId.InvalidResponse, "the answer's headers are larger than the limit of 64 KB (header)");
    }

    [Fact]
    public async Task A_connection_that_is_closed_before_any_header_is_lost()
    {
        var error = await _stage.ErrorAsync(connection => connection.FinishAsync());
        AssertTold(error, WorkflowErrorId.ConnectionFailed, "the connection was lost: The server returned an invalid or unrecognized response.", WorkflowErrorId.ConnectionFailed, "the connection was lost: it was closed before a whole answer came");
    }

    [Fact]
    public async Task A_compressed_answer_is_read()
    {
        var result = await _stage.ReadAsync(connection => connection.SendAsync(Raw.Answer(Gzip(Encoding.UTF8.GetBytes(Raw.Sound)), 200, "Content-Type: application/json", "Content-Encoding: gzip")));
        Assert.Null(result.Error);
        Assert.Equal(RunState.Succeeded, Assert.Single(result.Runs).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_beyond_the_limit_is_refused(bool isCompressed)
    {
        var body = new byte[1024 * 1024];
        var error = await _stage.ErrorAsync(connection => connection.SendAsync(isCompressed
            ? Raw.Answer(Gzip(body), 200, "Content-Type: application/json", "Content-Encoding: gzip")
            : Raw.Answer(body, 200, "Content-Type: application/json")));
        Assert.Equal(WorkflowErrorId.InvalidResponse, error.ErrorId);
        Assert.Contains("larger than the limit of 262144 bytes (body)", error.Message, StringComparison.Ordinal);
    }

    /// <summary>What Mono says was seen; what .NET Framework says is taken from its documents.</summary>
    private static void AssertTold(WorkflowStatusException error, WorkflowErrorId idOnMono, string wordsOnMono, WorkflowErrorId id, string words)
    {
        var isMono = Type.GetType("Mono.Runtime") is not null;
        Assert.Equal(isMono ? idOnMono : id, error.ErrorId);
        Assert.True(error.Message.Contains(isMono ? wordsOnMono : words), error.Message);
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var made = new MemoryStream();
        using (var gzip = new GZipStream(made, CompressionLevel.Optimal))
        {
            gzip.Write(bytes, 0, bytes.Length);
        }

        return made.ToArray();
    }
}
