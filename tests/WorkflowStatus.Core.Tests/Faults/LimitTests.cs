using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;
using WorkflowStatus.Core.Tests.Support.Wire;

namespace WorkflowStatus.Core.Tests.Faults;

/// <summary>Each limit: its default, and what happens just under it, at it and just over it, over a real connection.</summary>
public sealed class LimitTests
{
    private static readonly ReadLimits Limits = new() { BodyBytes = 100_000, Depth = 10, Values = 1_000, Steps = 20, Runs = 5, HeaderKilobytes = 2 };

    [Fact]
    public void The_defaults_are_those_of_the_documents() => Assert.Equal(
        new ReadLimits { BodyBytes = 16_777_216, Depth = 64, Values = 1_000_000, Steps = 10_000, Runs = 10_000, HeaderKilobytes = 64, Connect = TimeSpan.FromSeconds(10) }, ReadLimits.Default);

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_body_has_its_limit_with_and_without_a_length(int over)
    {
        var body = Raw.Sound + new string(' ', Limits.BodyBytes - Raw.Sound.Length + over);
        await CheckAsync(Raw.Json(body), over, "the answer is larger than the limit of 100000 bytes (body)");
        await CheckAsync(Encoding.Latin1.GetBytes(Raw.Head(200, "Transfer-Encoding: chunked") + Raw.Chunk(body) + "0\r\n\r\n"), over, "the answer is larger than the limit of 100000 bytes (body)");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_body_has_the_default_limit_too(int over)
    {
        var body = Raw.Sound + new string(' ', ReadLimits.Default.BodyBytes - Raw.Sound.Length + over);
        await CheckAsync(Raw.Json(body), over, "the answer is larger than the limit of 16 MB (body)", ReadLimits.Default);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public Task An_answer_is_nested_so_deep_at_most(int over)
    {
        var depth = Limits.Depth - 1 + over;
        return CheckAsync(Raw.Json($$"""{ "status": "done", "deep": {{new string('[', depth)}}{{new string(']', depth)}} }"""), over, "the answer is nested deeper than the limit of 10 levels (depth)");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public Task An_answer_has_so_many_values_at_most(int over)
    {
        // Beside these: the run, its state, the list.
        var values = string.Join(" , ", Enumerable.Repeat("[]", Limits.Values - 3 + over));
        return CheckAsync(Raw.Json($$"""{ "status": "done", "many": [{{values}}] }"""), over, "the answer has more values than the limit of 1000 (values)");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public Task A_run_has_so_many_steps_at_most(int over) => CheckAsync(
        Raw.Json($$"""{ "status": "done", "steps": [{{string.Join(",", Enumerable.Repeat("{}", Limits.Steps + over))}}] }"""), over, "the run has more steps than the limit of 20 (steps)");

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public Task So_many_runs_answer_to_one_id_at_most(int over) => CheckAsync(
        Raw.Json($"[{string.Join(",", Enumerable.Repeat(Raw.Sound, Limits.Runs + over))}]"), over, "the answer has more runs than the limit of 5 (runs)");

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public Task Headers_have_their_limit(int over)
    {
        // The status line and the blank line count too.
        var bare = Encoding.Latin1.GetString(Raw.Json(Raw.Sound, 200, "X: "));
        var length = bare.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        var padding = new string('y', (Limits.HeaderKilobytes * 1024) - length + over);
        return CheckAsync(Raw.Json(Raw.Sound, 200, "X: " + padding), over, "the answer's headers are larger than the limit of 2 KB (header)");
    }

    [Fact]
    public async Task A_connection_may_take_so_long_at_most()
    {
        await using var server = RawServer.Start(connection => connection.FallSilentAsync());
        using var client = new WorkflowClient(new WorkflowClientOptions { Limits = new ReadLimits { Connect = TimeSpan.FromSeconds(0.3) } });
        var run = Run(new Uri($"https://127.0.0.1:{server.Port}"));
        var error = (await client.ReadAsync(run, TestRead.Once)).Error!;
        Assert.Equal(WorkflowErrorId.ConnectionFailed, error.ErrorId);
        Assert.Contains("no connection within the limit of 0.3 s (connect)", error.Message);
    }

    private static RunReference Run(Uri address) => new(Providers.Account(FaultDefinition.Instance, options => options with { BaseUri = address }), "run-1");

    private static async Task CheckAsync(byte[] answer, int over, string problem, ReadLimits? limits = null)
    {
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync(answer);
            await connection.FinishAsync();
        });
        using var client = new WorkflowClient(new WorkflowClientOptions { Limits = limits ?? Limits });
        var result = await client.ReadAsync(Run(new Uri($"http://127.0.0.1:{server.Port}")), TestRead.Once);
        if (over <= 0)
        {
            Assert.Null(result.Error);
            Assert.All(result.Runs, run => Assert.Equal(RunState.Succeeded, run.State));
            return;
        }

        Assert.Equal((WorkflowErrorId.InvalidResponse, true), (result.Error!.ErrorId, result.Error.IsTransient));
        Assert.Contains(problem, result.Error.Message);
    }
}
