using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>
/// Plays waits against a service in memory by a clock that only moves when nothing is left to do. Everything happens on
/// one thread: a timer that rings runs the loop and its requests until they wait again, so a test is the same each time.
/// </summary>
internal sealed class WaitStage : IDisposable
{
    private readonly List<(TimeSpan At, string Id, HttpRequestMessage Request)> _requests = [];
    private readonly Dictionary<string, Func<StageRequest, Task<HttpResponseMessage>>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ProviderDefinition, RunAccount> _accounts = new();
    private readonly List<ITimer> _scenes = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<RunWaiter> _waiters = [];
    private int _inFlight;

    public WaitStage(ProviderDefinition? definition = null, Func<double>? random = null)
    {
        Definition = definition ?? TestDefinition.With(("auth", """{ "type": "bearer" }"""));
        Clock = new JumpingClock(Time);
        Client = new WorkflowClient(new WorkflowClientOptions { Handler = new StageHandler(Respond), Time = Clock, Random = random ?? (() => 0.5) });
        Log = new WaitLog(() => Elapsed);
    }

    public FakeTimeProvider Time { get; } = new();

    public JumpingClock Clock { get; }

    public WorkflowClient Client { get; }

    public ProviderDefinition Definition { get; }

    public WaitLog Log { get; }

    public CancellationTokenSource Stop { get; } = new();

    public WaitOptions Options { get; set; } = new() { Read = TestRead.Patient };

    /// <summary>What answers ids that have no answer of their own.</summary>
    public Func<StageRequest, Task<HttpResponseMessage>> Default { get; set; } = _ => Task.FromResult(Answers.Json("""{ "status": "done" }"""));

    public TimeSpan Elapsed => Time.GetUtcNow() - FakeTimeProvider.Start;

    public int MostInFlight { get; private set; }

    public int InFlight => _inFlight;

    public int RequestCount { get; private set; }

    /// <summary>Whether requests are remembered; a test of scale only counts them.</summary>
    public bool KeepsRequests { get; init; } = true;

    public IReadOnlyList<(TimeSpan At, string Id, HttpRequestMessage Request)> Requests => _requests;

    /// <summary>When an id was asked for, in seconds.</summary>
    public double[] Times(string id = "run-1") => [.. _requests.Where(request => request.Id == id).Select(request => Math.Round(request.At.TotalSeconds, 3))];

    public RunReference Run(string id, RunAccount? account = null) => new(account ?? Account(), id);

    public RunAccount Account(ProviderDefinition? definition = null) => _accounts.GetOrAdd(definition ?? Definition, Providers.Account(definition ?? Definition));

    /// <summary>An account with a key of its own.</summary>
    public RunAccount OtherAccount(string key) => Providers.Account(Definition, options => options with { Credential = new Credential(key) });

    /// <summary>Answers an id in turn; the last answer is given again.</summary>
    public void Answer(string id, params Func<HttpResponseMessage>[] answers) =>
        _answers[id] = request => Task.FromResult(answers[Math.Min(request.Number - 1, answers.Length - 1)]());

    /// <summary>Answers an id by what is asked.</summary>
    public void Answer(string id, Func<StageRequest, HttpResponseMessage> answer) => _answers[id] = request => Task.FromResult(answer(request));

    public void AnswerLater(string id, Func<StageRequest, Task<HttpResponseMessage>> answer) => _answers[id] = answer;

    /// <summary>Does something at a moment of the play.</summary>
    public void At(double seconds, Action scene) =>
        _scenes.Add(Time.CreateTimer(_ => scene(), null, TimeSpan.FromSeconds(seconds) - Elapsed, Timeout.InfiniteTimeSpan));

    /// <summary>A wait of this stage's client that runs in step with the clock.</summary>
    public RunWaiter Waiter(WaitOptions? options = null, IWaitObserver? observer = null)
    {
        var inbox = Channel.CreateUnbounded<Message>(new UnboundedChannelOptions { SingleReader = true, AllowSynchronousContinuations = true });
        var waiter = new RunWaiter(Client, options ?? Options, observer ?? Log, inbox);
        _waiters.Add(waiter);
        return waiter;
    }

    /// <summary>Waits for some ids to the end.</summary>
    public void Wait(params string[] ids)
    {
        var waiter = Waiter();
        Array.ForEach(ids, id => waiter.Add(Run(id)));
        waiter.CompleteAdding();
        Play(waiter);
    }

    /// <summary>Runs waits side by side until all have ended.</summary>
    /// <exception cref="OperationCanceledException">The stage was stopped.</exception>
    public void Play(params RunWaiter[] waiters)
    {
        // Without a context of the test framework's, whatever goes on goes on where it was woken.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var play = Task.WhenAll(waiters.Select(waiter => waiter.RunAsync(Stop.Token)));
            var watched = Time.RunAsync(play.ContinueWith(_ => true, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default), TimeSpan.FromDays(400));
            Assert.True(watched.Wait(TimeSpan.FromMinutes(2)), $"the wait does not end: {string.Join("; ", Log.Events.TakeLast(10))}");
            play.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    public void Dispose()
    {
        _scenes.ForEach(scene => scene.Dispose());
        Client.Dispose();
        Stop.Dispose();
    }

    private async Task<HttpResponseMessage> Respond(HttpRequestMessage request, CancellationToken cancellation)
    {
        var id = Uri.UnescapeDataString(request.RequestUri!.Segments.Last(segment => segment.StartsWith("run-", StringComparison.Ordinal) || _answers.ContainsKey(segment.TrimEnd('/')))).TrimEnd('/');
        RequestCount++;
        if (KeepsRequests)
        {
            _requests.Add((Elapsed, id, request));
            _counts[id] = _counts.GetValueOrDefault(id) + 1;
        }

        MostInFlight = Math.Max(MostInFlight, ++_inFlight);
        try
        {
            return await _answers.GetValueOrDefault(id, Default)(new StageRequest(id, _counts.GetValueOrDefault(id), Elapsed, request, cancellation));
        }
        finally
        {
            _inFlight--;
        }
    }
}
