using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Tests.Support;
using WorkflowStatus.Core.Tests.Support.Wire;

namespace WorkflowStatus.Framework.Tests;

/// <summary>What the HTTP stack of .NET Framework, or Mono's, does on the network: where a key goes, how many at once, and when it gives up.</summary>
public sealed class HttpConnectionTests : IDisposable
{
    private readonly HttpStage _stage = new();

    /// <summary>Set by any of several connections, and never taken back.</summary>
    private volatile bool _wasAlone;

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task A_connection_that_breaks_is_lost()
    {
        var error = await _stage.ErrorAsync(connection =>
        {
            connection.Reset();
            return Task.CompletedTask;
        });
        Assert.Equal((WorkflowErrorId.ConnectionFailed, true), (error.ErrorId, error.IsTransient));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_silent_service_is_given_up_at_the_time_limit(bool hasBegun)
    {
        var error = await _stage.ErrorAsync(
            async connection =>
            {
                await connection.SendAsync(hasBegun ? Raw.Head(200, "Content-Type: application/json", "Content-Length: 100") + "{" : string.Empty);
                await connection.FallSilentAsync();
            },
            HttpStage.Once with { RequestTimeout = TimeSpan.FromSeconds(0.5) });
        Assert.Equal(WorkflowErrorId.RequestTimeout, error.ErrorId);
        Assert.Contains("no answer within 0.5 s", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        var asked = new ConcurrentQueue<string?>();
        await using var other = RawServer.Start(async connection => asked.Enqueue(await connection.ReadHeadAsync()));
        var error = await _stage.ErrorAsync(connection => connection.SendAsync(Raw.Json("{}", status, $"Location: http://127.0.0.1:{other.Port}/stolen?key=1")));
        Assert.Equal((WorkflowErrorId.RequestRejected, status), (error.ErrorId, error.StatusCode));
        Assert.Contains($"redirects to http://127.0.0.1:{other.Port}/stolen, ", error.Message, StringComparison.Ordinal);
        Assert.Empty(asked);
        Assert.Single(_stage.Heads);
    }

    [Fact]
    public async Task A_cookie_is_not_kept()
    {
        await using var server = _stage.Serve(connection => connection.SendAsync(Raw.Json(Raw.Sound, 200, "Set-Cookie: session=1; Path=/")));
        Assert.Null((await _stage.ReadAsync(server.Port)).Error);
        Assert.Null((await _stage.ReadAsync(server.Port)).Error);
        Assert.Equal(2, _stage.Heads.Count);
        Assert.All(_stage.Heads, head => Assert.DoesNotContain("Cookie:", head, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_a_failed_connection()
    {
        await using var nobody = new RawServer(_ => Task.CompletedTask);
        var error = (await _stage.ReadAsync(nobody.Port)).Error!;
        Assert.Equal((WorkflowErrorId.ConnectionFailed, true), (error.ErrorId, error.IsTransient));
        Assert.Contains($"Check the network, the proxy and the base URI http://127.0.0.1:{nobody.Port}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_runs_than_two_are_read_at_once()
    {
        const int Many = 12;
        using var together = new SemaphoreSlim(0);
        var asked = 0;
        await using var server = _stage.Serve(async connection =>
        {
            if (Interlocked.Increment(ref asked) == Many)
            {
                together.Release(Many);
            }

            // Nobody is answered before all have asked, or will not: each is answered in the end, since Mono's handler may
            // lock itself up when requests that wait for a connection are cancelled.
            if (!await together.WaitAsync(TimeSpan.FromSeconds(10), connection.Stopping))
            {
                _wasAlone = true;
            }

            await connection.SendAsync(Raw.Json(Raw.Sound));
        });
        var reads = new Task<ReadResult>[Many];
        for (var number = 0; number < Many; number++)
        {
            reads[number] = _stage.ReadAsync(server.Port, TestRead.Once);
        }

        Assert.All(await Task.WhenAll(reads), result => Assert.Null(result.Error));
        Assert.False(_wasAlone, "the handler holds requests back");
    }
}
