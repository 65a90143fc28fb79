using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Core.Tests.Support;
using Xunit.Abstractions;

namespace WorkflowStatus.Core.Tests.Chaos;

/// <summary>A third of all requests meets a fault: a wait still ends with the true end of each run, once, and asks no more after it.</summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int Credentials = 50;

    private static readonly (string, string)[] Common =
        [("auth", """{ "type": "bearer" }"""), ("states", """{ "running": "Running", "done": "Succeeded", "failed": "Failed", "canceled": "Canceled" }"""), ("stepStates", """{ "running": "Running", "done": "Succeeded", "failed": "Failed", "canceled": "Canceled" }""")];

    /// <summary>A service that says all at once.</summary>
    private static ProviderDefinition Simple => TestDefinition.With(Common);

    /// <summary>A service whose end is followed by a whole read of two requests, each of which may fail.</summary>
    private static ProviderDefinition WithSteps => TestDefinition.With(
        [.. Common, ("request.query", """{ "logs": "true" }"""), ("request.summaryQuery", """{ "logs": "false" }"""), ("followUps", """[{ "name": "steps", "path": "/runs/{id}/steps", "required": true, "steps": { "items": "$.steps", "name": "$.name", "status": "$.status" } }]""")]);

    [Fact]
    public void Ten_thousand_runs_end_as_they_truly_do() => Play(Simple, runs: 10_000, seed: 1);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Runs_whose_end_takes_further_requests_end_as_they_truly_do(int seed) => Play(WithSteps, runs: 1500, seed);

    private void Play(ProviderDefinition definition, int runs, int seed)
    {
        var service = new ChaosService(seed, runs);
        var random = new Random(seed);
        using var stage = new WaitStage(definition, random.NextDouble)
        {
            KeepsRequests = false,
            Options = new WaitOptions { Timeout = null, ThrottleLimit = 1024, Read = TestRead.Patient with { RequestTimeout = TimeSpan.FromSeconds(5), MaximumRetryCount = 1 } },
        };
        var closed = new HashSet<string>(StringComparer.Ordinal);
        stage.Log.Watcher = told =>
        {
            if (told.Kind == "Closed")
            {
                Assert.True(closed.Add(told.Id), $"{told.Id} was closed twice");
            }
        };
        stage.Default = request =>
        {
            Assert.False(closed.Contains(request.Id), $"{request.Id} was asked for after its end");
            return service.Answer(request);
        };

        var waiter = stage.Waiter();
        // A 429 and a 503 hold back the whole credential: with one of them all, the play would take days.
        var accounts = Enumerable.Range(0, Credentials).Select(number => stage.OtherAccount($"key-of-account-{number}")).ToArray();
        foreach (var (id, number) in service.Ids.Select((id, number) => (id, number)))
        {
            waiter.Add(stage.Run(id, accounts[number % accounts.Length]));
        }

        waiter.CompleteAdding();
        stage.Play(waiter);

        var ended = stage.Log.Ended.ToDictionary(told => told.Id, StringComparer.Ordinal);
        Assert.Empty(stage.Log.Errors);
        Assert.Equal(runs, ended.Count);
        Assert.Equal(runs, stage.Log.Ended.Count());
        Assert.Equal(runs, closed.Count);
        Assert.All(service.Ids, id => Assert.Equal(service.EndOf(id), ended[id].Run!.State));
        if (definition.HasSummary)
        {
            // What cannot be read whole in several looks is emitted as its summary says; and some wrong JSON passes for an answer without steps.
            Assert.All(ended.Values, told => Assert.All(told.Run!.Steps, step => Assert.Equal(told.Run.State, step.State)));
            Assert.InRange(ended.Values.Count(told => told.Run!.Steps.Count == 1), runs * 7 / 10, runs);
        }

        Assert.Equal(0, stage.InFlight);
        var faults = service.Faults.Values.Sum();
        Assert.InRange((double)faults / service.Requests, 0.28, 0.32);
        output.WriteLine(FormattableString.Invariant($"{runs} runs, seed {seed}: {service.Requests} requests in {stage.Elapsed.TotalMinutes:0} min of play, {faults} faults ({string.Join(", ", service.Faults.Select(fault => $"{fault.Key} {fault.Value}"))}); {ended.Count} ends"));
    }
}
