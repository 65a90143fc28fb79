using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;

namespace WorkflowStatus.Core.Engine;

/// <summary>Repeats one request after a transport fault, a 408, 429 or 5xx (Polly). Spacing of polls is not its business.</summary>
internal sealed class RetryPolicy
{
    private static readonly TimeSpan BaseDelay = TimeSpan.FromMilliseconds(200);

    /// <summary>What one read waits at most before it asks again; a service that wants more gets its error reported instead of a silent hang.</summary>
    private static readonly TimeSpan MaximumDelay = TimeSpan.FromSeconds(30);

    private static readonly ResiliencePropertyKey<List<string>> NotesKey = new("notes");

    private readonly ConcurrentDictionary<int, ResiliencePipeline<Answer>> _pipelines = new();
    private readonly TimeProvider _time;
    private readonly Func<double> _random;

    public RetryPolicy(TimeProvider time, Func<double> random)
    {
        _time = time;
        _random = random;
    }

    /// <summary>Makes more attempts after the first until one is final; most reads need none.</summary>
    /// <param name="first">What the first attempt gave.</param>
    /// <param name="retries">How often a failed attempt is repeated; 0 for never.</param>
    /// <param name="notes">Takes a line for each repetition.</param>
    /// <param name="attempt">Makes one attempt; throws only when cancelled.</param>
    /// <param name="state">What the attempt needs.</param>
    /// <param name="cancellation">Ends it at once.</param>
    public ValueTask<Answer> RepeatAsync<TState>(Answer first, int retries, List<string> notes, Func<TState, CancellationToken, ValueTask<Answer>> attempt, TState state, CancellationToken cancellation) =>
        retries <= 0 || !first.IsRetryable ? new(first) : RepeatedAsync(first, retries, notes, attempt, state, cancellation);

    private async ValueTask<Answer> RepeatedAsync<TState>(Answer first, int retries, List<string> notes, Func<TState, CancellationToken, ValueTask<Answer>> attempt, TState state, CancellationToken cancellation)
    {
        var context = ResilienceContextPool.Shared.Get(cancellation);
        context.Properties.Set(NotesKey, notes);
        var repetition = new Repetition<TState>(first, attempt, state);
        try
        {
            // Only a read that failed enters the pipeline, with its failure as the first outcome: most never need it.
            return await _pipelines.GetOrAdd(retries, Build).ExecuteAsync(
                static (attemptContext, call) => Interlocked.Exchange(ref call.First, null) is { } failed ? new(failed) : call.Attempt(call.State, attemptContext.CancellationToken),
                context,
                repetition).ConfigureAwait(false);
        }
        finally
        {
            // Cancelled before it was taken.
            Interlocked.Exchange(ref repetition.First, null)?.Dispose();
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private sealed class Repetition<TState>(Answer first, Func<TState, CancellationToken, ValueTask<Answer>> attempt, TState state)
    {
        public Answer? First = first;

        public Func<TState, CancellationToken, ValueTask<Answer>> Attempt { get; } = attempt;

        public TState State { get; } = state;
    }

    private ResiliencePipeline<Answer> Build(int retries) =>
        new ResiliencePipelineBuilder<Answer> { TimeProvider = _time }
            .AddRetry(new RetryStrategyOptions<Answer>
            {
                MaxRetryAttempts = retries,
                ShouldHandle = static args => new(args.Outcome.Result is { IsRetryable: true } answer && !(answer.Http?.Wait > MaximumDelay)),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = BaseDelay,
                MaxDelay = MaximumDelay,
                Randomizer = _random,
                DelayGenerator = static args => new(args.Outcome.Result?.Http?.Wait),
                OnRetry = static args =>
                {
                    if (args.Context.Properties.TryGetValue(NotesKey, out var notes))
                    {
                        notes.Add(string.Format(CultureInfo.InvariantCulture, "{0}; asking again in {1:0.###} s (retry {2})", args.Outcome.Result!.Describe(), args.RetryDelay.TotalSeconds, args.AttemptNumber + 1));
                    }

                    args.Outcome.Result!.Dispose();
                    return default;
                },
            })
            .Build();
}
