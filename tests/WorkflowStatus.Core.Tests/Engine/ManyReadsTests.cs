using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Engine;

/// <summary>Reading many runs keeps what a service asks for; the first few, as many as may be in flight, are a person's and go at once.</summary>
public sealed class ManyReadsTests
{
    /// <summary>One, so that the clock stands still while a request is under way.</summary>
    private const int Slots = 1;

    private static readonly ReadOptions Once = TestRead.Once with { RequestTimeout = TimeSpan.FromDays(1) };

    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<DateTimeOffset> _requests = new();

    [Fact]
    public async Task A_rate_limit_is_kept_and_every_run_is_read()
    {
        var results = await ReadAsync(60, _ => Done(), """{ "rateLimit": { "requests": 10, "perSeconds": 30 } }""");

        Assert.All(results, result => Assert.Null(result.Error));
        Assert.Equal(60, _requests.Count);
        Assert.All(_requests.Zip(_requests.Skip(10)), pair => Assert.InRange((pair.Second - pair.First).TotalSeconds, 30, 30.1));
    }

    [Fact]
    public async Task A_short_silence_that_the_service_asks_for_is_waited_out()
    {
        var results = await ReadAsync(40, number => number == 5 ? Busy(60) : Done());

        Assert.Equal([WorkflowErrorId.RateLimited], results.Select(result => result.Error?.ErrorId).OfType<WorkflowErrorId>());
        Assert.Equal(40, _requests.Count);
        Assert.Equal(5, _requests.Count(time => time < FakeTimeProvider.Start.AddSeconds(60)));
    }

    [Fact]
    public async Task After_a_long_one_the_rest_is_not_sent_and_each_is_told_so()
    {
        var results = await ReadAsync(40, number => number == 5 ? Busy(90) : Done());

        Assert.Equal(5, _requests.Count);
        var unsent = results.Skip(5).ToList();
        Assert.All(unsent, result => Assert.Equal(WorkflowErrorId.RateLimited, result.Error!.ErrorId));
        Assert.All(unsent, result => Assert.Contains("the service wants no request for at least another 90 s", result.Error!.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_service_that_asks_for_nothing_but_silence_costs_a_minute_and_no_more()
    {
        var results = await ReadAsync(1000, _ => Busy(45));

        Assert.All(results, result => Assert.Equal(WorkflowErrorId.RateLimited, result.Error!.ErrorId));
        Assert.Equal(2, _requests.Count);
        Assert.Equal(45, (_time.GetUtcNow() - FakeTimeProvider.Start).TotalSeconds, 0.1);
    }

    [Fact]
    public async Task One_that_answers_in_between_is_waited_for_each_time()
    {
        var results = await ReadAsync(40, number => number % 5 == 0 ? Busy(45) : Done());

        Assert.Equal(40, _requests.Count);
        Assert.Equal(32, results.Count(result => result.Error is null));
    }

    [Fact]
    public void A_limit_that_holds_the_next_result_back_is_told_with_how_long()
    {
        using var client = Client(_ => Done());
        var account = Account("""{ "rateLimit": { "requests": 2, "perSeconds": 60 } }""");
        using var reader = new OrderedReader(client, Once, Slots, CancellationToken.None);
        Assert.Null(reader.Held);
        for (var id = 0; id < 4; id++)
        {
            reader.Add(new RunReference(account, $"run-{id}"));
        }

        Assert.All(Enumerable.Range(0, 2), _ => Assert.Null(reader.Take().Error));
        Assert.Equal((account.Definition.Name, TimeSpan.FromSeconds(60)), reader.Held);
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(TimeSpan.FromSeconds(40), reader.Held!.Value.Wait);
    }

    [Fact]
    public async Task Reads_that_wait_for_their_turn_end_with_the_command()
    {
        using var client = Client(_ => Done());
        var account = Account("""{ "rateLimit": { "requests": 2, "perSeconds": 60 } }""");
        var reader = new OrderedReader(client, Once, 4, CancellationToken.None);
        for (var id = 0; id < 20; id++)
        {
            reader.Add(new RunReference(account, $"run-{id}"));
        }

        Assert.All(Enumerable.Range(0, 4), _ => Assert.Null(reader.Take().Error));
        await Task.Run(reader.Dispose);

        // The first of the others may come before the last of the first four, when the limit leaves one.
        Assert.InRange(_requests.Count, 4, 5);
    }

    [Fact]
    public async Task What_a_person_asks_for_next_is_sent_all_the_same()
    {
        await ReadAsync(1, _ => Busy(90));
        var results = await ReadAsync(Slots, _ => Done());

        Assert.All(results, result => Assert.Null(result.Error));
    }

    private static RunAccount Account(string polling) => Providers.Account(TestDefinition.With(("polling", polling)));

    private static HttpResponseMessage Done() => Answers.Json("""{ "status": "done" }""");

    private static HttpResponseMessage Busy(int seconds) => Answers.Status(429).With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));

    private WorkflowClient Client(Func<int, HttpResponseMessage> answer)
    {
        var number = 0;
        return new WorkflowClient(new WorkflowClientOptions
        {
            Time = _time,
            Handler = new StubHandler(_ =>
            {
                _requests.Enqueue(_time.GetUtcNow());
                return answer(Interlocked.Increment(ref number));
            }),
        });
    }

    /// <summary>Reads so many, the answers by the number of the request from 1.</summary>
    private async Task<List<ReadResult>> ReadAsync(int count, Func<int, HttpResponseMessage> answer, string polling = "{}")
    {
        using var client = Client(answer);
        var account = Account(polling);
        using var reader = new OrderedReader(client, Once, Slots, CancellationToken.None);
        for (var id = 0; id < count; id++)
        {
            reader.Add(new RunReference(account, $"run-{id}"));
        }

        return await _time.RunAsync(Task.Run(() => Enumerable.Range(0, count).Select(_ => reader.Take()).ToList()));
    }
}
