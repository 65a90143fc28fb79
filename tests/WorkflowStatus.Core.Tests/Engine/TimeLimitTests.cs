using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Engine;

/// <summary>Requests that take too long, and callers that give up.</summary>
public sealed class TimeLimitTests
{
    private const string StallBefore = "before the answer";
    private const string StallInside = "inside the body";

    [Theory]
    [InlineData("Storyteller", StallBefore, 30)]
    [InlineData("Storyteller", StallInside, 30)]
    [InlineData("GloriaMundo", StallBefore, 10)]
    [InlineData("GloriaMundo", StallInside, 10)]
    public async Task The_limit_of_a_request_covers_its_body_and_the_services_advice_wins(string provider, string stall, int seconds)
    {
        var time = new FakeTimeProvider();
        var error = await TestRead.ErrorAsync(Providers.BuiltIn.Get(provider), Stalled(stall), new ReadOptions { MaximumRetryCount = 0 }, time);
        Assert.Equal((WorkflowErrorId.RequestTimeout, true), (error.ErrorId, error.IsTransient));
        Assert.Contains($"no answer within {seconds} s", error.Message);
        Assert.Equal(seconds, (time.GetUtcNow() - FakeTimeProvider.Start).TotalSeconds);
    }

    [Fact]
    public async Task A_shorter_limit_of_the_caller_wins_over_the_advice()
    {
        var error = await TestRead.ErrorAsync(Providers.BuiltIn.Get("GloriaMundo"), Stalled(StallBefore), new ReadOptions { MaximumRetryCount = 0, RequestTimeout = TimeSpan.FromSeconds(2.5) });
        Assert.Contains("no answer within 2.5 s", error.Message);
    }

    [Fact]
    public async Task Each_attempt_has_the_whole_limit()
    {
        var time = new FakeTimeProvider();
        var handler = Stalled(StallBefore);
        await TestRead.ErrorAsync(TestDefinition.With(), handler, new ReadOptions { MaximumRetryCount = 2, RequestTimeout = TimeSpan.FromSeconds(20) }, time);
        Assert.Equal(3, handler.Requests.Count);
        Assert.InRange((time.GetUtcNow() - FakeTimeProvider.Start).TotalSeconds, 60, 65);
    }

    [Fact]
    public async Task A_request_that_answers_in_time_leaves_no_limit_behind()
    {
        var time = new FakeTimeProvider();
        var result = await TestRead.ReadAsync(Run(), new StubHandler(_ => Answers.Json("""{ "status": "done" }""")), new ReadOptions(), time);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Null(result.Error);
    }

    [Theory]
    [InlineData(StallBefore)]
    [InlineData(StallInside)]
    [InlineData("between attempts")]
    [InlineData("from the start")]
    public async Task A_caller_who_cancels_gets_no_result(string when)
    {
        using var cancel = new CancellationTokenSource();
        using var client = new WorkflowClient(new WorkflowClientOptions
        {
            Time = new FakeTimeProvider(),
            Handler = when == "between attempts" ? new StubHandler(_ => Answers.Status(503)) : Stalled(when),
        });
        if (when == "from the start")
        {
            await cancel.CancelAsync();
        }

        var read = client.ReadAsync(Run(), TestRead.Patient, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    private static RunReference Run() => new(Providers.Account(TestDefinition.With()), "run-1");

    private static StubHandler Stalled(string where) => new(async (_, cancellation) =>
    {
        if (where != StallInside)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }

        return Answers.Stream(new SlowStream("{ \"status\""u8.ToArray(), SlowStream.Stall));
    });
}
