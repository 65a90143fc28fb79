using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Rate;

/// <summary>What the service asks for holds back every run of the origin and credential.</summary>
public sealed class HoldTests
{
    [Theory]
    [InlineData(429, "Retry-After: 30", 30)]
    [InlineData(503, "Retry-After: 30", 30)]
    [InlineData(429, "Retry-After: Fri, 02 Jan 2026 03:04:40 GMT", 30)]
    [InlineData(429, "Server: x", 1)]
    [InlineData(429, "X-RateLimit-Remaining: 0|X-RateLimit-Reset: 40", 40)]
    [InlineData(200, "X-RateLimit-Remaining: 0|X-RateLimit-Reset: 40", 40)]
    [InlineData(200, "RateLimit: \"default\";r=0;t=25", 25)]
    [InlineData(429, "Retry-After: 30|X-RateLimit-Remaining: 0|X-RateLimit-Reset: 90", 30)]
    [InlineData(429, "Retry-After: 2147483647", 600)]
    [InlineData(429, "X-RateLimit-Remaining: 0|X-RateLimit-Reset: 99999", 3600)]
    public void A_service_that_asks_for_time_gets_it_from_every_run_and_no_longer_than_is_sane(int status, string headers, double seconds)
    {
        using var stage = Stage();
        var held = 5.0;
        stage.Answer("run-1", request => request.Number == 1 ? StageAnswers.Running() : request.Number == 2 ? With(status, headers) : StageAnswers.Done());
        stage.Default = request => Task.FromResult(request.At.TotalSeconds < held + seconds ? StageAnswers.Running() : StageAnswers.Done());
        stage.Options = stage.Options with { PollInterval = TimeSpan.FromSeconds(5) };

        stage.Wait("run-1", "run-2", "run-3");

        held = stage.Times("run-1")[1];
        var during = stage.Requests.Where(request => request.At.TotalSeconds > held + 0.05 && request.At.TotalSeconds < held + seconds - 0.001);
        Assert.Empty(during);
        Assert.Equal(held + seconds, stage.Requests.First(request => request.At.TotalSeconds > held + 0.05).At.TotalSeconds, 0.2);
        Assert.Equal(3, stage.Log.Ended.Count());
    }

    [Theory]
    [InlineData(503, "Server: x")]
    [InlineData(503, "Retry-After: -5")]
    [InlineData(500, "Retry-After: 60")]
    [InlineData(200, "X-RateLimit-Remaining: 3|X-RateLimit-Reset: 60")]
    public void A_service_that_does_not_ask_is_not_held_back_from(int status, string headers)
    {
        using var stage = Stage();
        stage.Options = stage.Options with { PollInterval = TimeSpan.FromSeconds(5) };
        stage.Answer("run-1", () => With(status, headers), StageAnswers.Done);

        stage.Wait("run-1");

        Assert.Equal([0, 5], stage.Times());
    }

    [Fact]
    public void Another_credential_goes_on()
    {
        using var stage = Stage();
        stage.Options = stage.Options with { PollInterval = TimeSpan.FromSeconds(5) };
        stage.Answer("run-1", () => With(429, "Retry-After: 60"), StageAnswers.Done);
        stage.Answer("run-2", StageAnswers.DoneAt(30));
        var waiter = stage.Waiter();
        waiter.Add(stage.Run("run-1"));
        waiter.Add(stage.Run("run-2", stage.OtherAccount("another-key")));
        waiter.CompleteAdding();

        stage.Play(waiter);

        Assert.Equal([0, 5, 10, 15, 20, 25, 30], stage.Times("run-2"));
        Assert.Equal([0, 60], stage.Times("run-1"));
    }

    [Fact]
    public void A_hold_ends_at_the_deadline_with_what_was_seen_and_without_a_request()
    {
        using var stage = Stage();
        stage.Options = stage.Options with { Timeout = TimeSpan.FromSeconds(40) };
        stage.Answer("run-1", StageAnswers.Running, () => With(429, "Retry-After: 300"));

        stage.Wait("run-1");

        Assert.Equal(2, stage.Requests.Count);
        Assert.Equal(40, stage.Elapsed.TotalSeconds, 0.1);
        Assert.Equal(RunState.Running, stage.Log.End().Run!.State);
        Assert.Equal(WorkflowErrorId.WaitTimeout, stage.Log.Error().ErrorId);
    }

    [Fact]
    public void A_wait_that_only_looks_once_does_not_wait_for_a_hold()
    {
        using var stage = Stage();
        stage.Options = stage.Options with { Timeout = TimeSpan.Zero, ThrottleLimit = 1 };
        stage.Answer("run-1", () => With(429, "Retry-After: 12"));

        stage.Wait("run-1", "run-2", "run-3");

        Assert.Equal(["run-1"], stage.Requests.Select(request => request.Id));
        Assert.Equal(TimeSpan.Zero, stage.Elapsed);
        Assert.All(stage.Log.Errors, told => Assert.Equal(WorkflowErrorId.WaitTimeout, told.Error!.ErrorId));
        Assert.EndsWith(
            " has not ended within 0 s: it was never seen; it was not asked for at the deadline, since the service wants no request for another 12 s. Wait again in 12 s, or allow more time.",
            stage.Log.Error("run-3").Message, StringComparison.Ordinal);
        Assert.Contains("HTTP 429", stage.Log.Error("run-1").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wait_that_only_looks_once_gives_each_run_its_turn_until_the_service_asks_for_silence()
    {
        using var stage = new WaitStage(TestDefinition.With(("polling", """{ "rateLimit": { "requests": 2, "perSeconds": 10 } }"""))) { Options = new() { Timeout = TimeSpan.Zero, Read = TestRead.Patient } };
        stage.Answer("run-4", () => With(429, "Retry-After: 60"));

        stage.Wait([.. Enumerable.Range(1, 9).Select(number => $"run-{number}")]);

        Assert.Equal([0, 0, 10, 10], stage.Requests.Select(request => Math.Round(request.At.TotalSeconds)));
        Assert.Equal(3, stage.Log.Ended.Count());
        Assert.Equal(6, stage.Log.Errors.Count());
        Assert.InRange(stage.Elapsed.TotalSeconds, 10, 20.1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public void The_last_look_does_without_follow_ups_while_the_service_asks_for_silence(double timeout)
    {
        var definition = TestDefinition.With(("followUps", """[{ "name": "jobs", "path": "/runs/{id}/jobs", "steps": { "items": "$.jobs", "name": "$.n", "status": "$.s" } }]"""));
        using var stage = new WaitStage(definition) { Options = new() { Timeout = TimeSpan.FromSeconds(timeout), PollInterval = TimeSpan.FromMinutes(1), Read = TestRead.Patient } };
        stage.Answer("run-1", request => request.At.TotalSeconds < timeout ? StageAnswers.Running() : StageAnswers.Done().With("X-RateLimit-Remaining", "0").With("X-RateLimit-Reset", "3000"));

        stage.Wait("run-1");

        Assert.Equal(timeout, stage.Elapsed.TotalSeconds, 0.1);
        Assert.Equal(RunState.Succeeded, stage.Log.End().Run!.State);
        Assert.Contains(stage.Log.Notes, note => note.Contains("the service wants no request for at least another 3000 s", StringComparison.Ordinal));
    }

    private static WaitStage Stage() => new() { Options = new() { Timeout = TimeSpan.FromHours(3), Read = TestRead.Patient } };

    private static HttpResponseMessage With(int status, string headers)
    {
        var answer = status == 200 ? StageAnswers.Running() : Answers.Status(status);
        foreach (var header in headers.Split('|'))
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            answer.With(header[..colon], header[(colon + 1)..].Trim());
        }

        return answer;
    }
}
