using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Engine;

public sealed class RetryPolicyTests
{
    private const string Done = """{ "status": "done" }""";

    [Theory]
    [InlineData(408, 4)]
    [InlineData(429, 4)]
    [InlineData(500, 4)]
    [InlineData(502, 4)]
    [InlineData(503, 4)]
    [InlineData(504, 4)]
    [InlineData(200, 1)]
    [InlineData(302, 1)]
    [InlineData(400, 1)]
    [InlineData(401, 1)]
    [InlineData(403, 1)]
    [InlineData(404, 1)]
    [InlineData(422, 1)]
    public async Task Only_what_may_pass_is_tried_again(int status, int requests) =>
        Assert.Equal(requests, (await ReadAsync(() => Answers.Json(Done, status))).Times.Count);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(5, 6)]
    [InlineData(-1, 1)]
    public async Task The_caller_says_how_often(int retries, int requests)
    {
        var (times, result) = await ReadAsync(() => Answers.Status(500), TestRead.Patient with { MaximumRetryCount = retries });
        Assert.Equal(requests, times.Count);
        Assert.Equal(requests - 1, result.Notes.Count);
    }

    [Fact]
    public async Task A_fault_that_passes_leaves_a_run_and_a_note()
    {
        var count = 0;
        var (times, result) = await ReadAsync(() => count++ switch
        {
            0 => throw new HttpRequestException("The connection was reset."),
            1 => Answers.Json("{ \"status\": \"do"),
            2 => Answers.Status(503),
            _ => Answers.Json(Done),
        });
        Assert.Equal(4, times.Count);
        Assert.Equal(RunState.Succeeded, Assert.Single(result.Runs).State);
        Assert.Null(result.Error);
        Assert.Collection(
            result.Notes,
            note => Assert.Matches(@"^the connection failed: The connection was reset; asking again in [0-9.]+ s \(retry 1\)$", note),
            note => Assert.Matches(@"^the answer was truncated; asking again in [0-9.]+ s \(retry 2\)$", note),
            note => Assert.Matches(@"^HTTP 503; asking again in [0-9.]+ s \(retry 3\)$", note));
    }

    [Fact]
    public async Task Waits_grow_and_stay_bounded()
    {
        var (times, _) = await ReadAsync(() => Answers.Status(500), TestRead.Patient with { MaximumRetryCount = 12 });
        var waits = Waits(times);
        Assert.InRange(waits[0], 0.01, 1);
        Assert.True(waits[3] > waits[0] && waits[6] > waits[3], string.Join(", ", waits));
        Assert.All(waits, wait => Assert.InRange(wait, 0, 30));
    }

    [Theory]
    [InlineData(429, "7", 7)]
    [InlineData(503, "7", 7)]
    [InlineData(429, "0", 0)]
    [InlineData(429, "Thu, 01 Jan 1970 00:00:00 GMT", 0)]
    [InlineData(429, "30", 30)]
    [InlineData(500, "30", 30)]
    public async Task Retry_After_is_kept_up_to_half_a_minute(int status, string header, double wait)
    {
        var (times, _) = await ReadAsync(() => Answers.Status(status).With("Retry-After", header));
        Assert.Equal([wait, wait, wait], Waits(times));
    }

    [Theory]
    [InlineData(429, "31")]
    [InlineData(429, "2147483647")]
    [InlineData(503, "Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task A_service_that_wants_more_is_not_asked_again_before_its_time(int status, string header)
    {
        var (times, result) = await ReadAsync(() => Answers.Status(status).With("Retry-After", header));
        Assert.Single(times);
        Assert.Matches("Try again in [0-9]+ s[,;]", result.Error!.RecommendedAction);
    }

    [Fact]
    public async Task A_date_in_Retry_After_counts_from_now()
    {
        var (times, _) = await ReadAsync(() => Answers.Status(429).With("Retry-After", "Fri, 02 Jan 2026 03:04:25 GMT"), TestRead.Patient with { MaximumRetryCount = 1 });
        Assert.Equal([20.0], Waits(times));
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("1.5")]
    [InlineData("soon")]
    public async Task A_Retry_After_that_makes_no_sense_is_as_if_it_were_not_there(string header)
    {
        var (times, _) = await ReadAsync(() => Answers.Status(429).With("Retry-After", header));
        var (plain, _) = await ReadAsync(() => Answers.Status(429));
        Assert.Equal(Waits(plain), Waits(times));
    }

    [Fact]
    public async Task An_answer_that_is_not_repeated_because_the_caller_gave_up_is_disposed_of()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        using var http = new HttpAnswer(503, ArrayPool<byte>.Shared.Rent(16), 16);
        var repeated = new RetryPolicy(new FakeTimeProvider(), () => 0.5).RepeatAsync(
            new Answer { Http = http }, 3, [], static (_, _) => throw new InvalidOperationException("There is no second attempt."), 0, stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await repeated);
        Assert.True(http.Body.IsEmpty);
    }

    private static async Task<(List<DateTimeOffset> Times, ReadResult Result)> ReadAsync(Func<HttpResponseMessage> answer, ReadOptions? options = null)
    {
        var time = new FakeTimeProvider();
        var times = new List<DateTimeOffset>();
        var handler = new StubHandler(_ =>
        {
            times.Add(time.GetUtcNow());
            return answer();
        });
        var result = await TestRead.ReadAsync(new RunReference(Providers.Account(TestDefinition.With()), "run-1"), handler, options, time);
        return (times, result);
    }

    private static List<double> Waits(List<DateTimeOffset> times) => [.. times.Zip(times.Skip(1), (earlier, later) => (later - earlier).TotalSeconds)];
}
