using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Demo;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Rate;
using WorkflowStatus.Core.Reading;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Engine;

/// <summary>Reads runs: the engine's front door. Safe for concurrent use; dispose it when done.</summary>
public sealed class WorkflowClient : IDisposable
{
    private readonly WorkflowClientOptions _options;
    private readonly RetryPolicy _retry;
    private readonly JsonValues _values;
    private readonly Lazy<HttpExchange> _network;
    private readonly Lazy<HttpExchange> _demo;
    private readonly ConcurrentDictionary<ProviderDefinition, AnswerReader> _readers = new();

    /// <summary>They hold the credential: they must not outlive the account.</summary>
    private readonly ConditionalWeakTable<RunAccount, AccountLine> _lines = new();
    private readonly ConditionalWeakTable<RunAccount, AccountLine>.CreateValueCallback _createLine;
    private readonly Func<ProviderDefinition, AnswerReader> _createReader;

    /// <summary>Makes a client.</summary>
    /// <param name="options">Its parts; null for the defaults.</param>
    public WorkflowClient(WorkflowClientOptions? options = null)
    {
        _options = options ?? new WorkflowClientOptions();
        _retry = new RetryPolicy(_options.Time, _options.Random);
        _values = new JsonValues(_options.Objects);
        _createLine = account => new AccountLine(RequestHeaders.Of(account, account.Definition.Wire.Request, _options.UserAgent), RateBudgets.For(account, _options.Time));
        _createReader = definition => new AnswerReader(definition, _values, _options.Limits);
        _network = new(() => new HttpExchange(_options.Handler ?? HandlerFactory.Create(_options.Limits), _options.Limits, _options.Time));
        _demo = new(() => new HttpExchange(new DemoHandler(_options.Time), _options.Limits, _options.Time));
    }

    /// <summary>The clock that this client reads and waits by.</summary>
    public TimeProvider Time => _options.Time;

    /// <summary>Random numbers from 0 to 1.</summary>
    internal Func<double> Random => _options.Random;

    /// <summary>Reads the runs of one id.</summary>
    /// <param name="run">What to ask for.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Ends the read at once.</param>
    /// <returns>The runs, or the error as a value.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled; nothing else is thrown for a run that cannot be read.</exception>
    public Task<ReadResult> ReadAsync(RunReference run, ReadOptions? options = null, CancellationToken cancellation = default) =>
        ReadOnceAsync(run, options ?? ReadOptions.Default, cancellation).AsTask();

    /// <summary>How long the service of a run takes no request, as far as its rate limit goes; zero when it takes one now.</summary>
    internal TimeSpan Delay(RunReference run) => _lines.GetValue(run.Account, _createLine).Budget.Delay();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var exchange in new[] { _network, _demo }.Where(exchange => exchange.IsValueCreated))
        {
            exchange.Value.Dispose();
        }
    }

    /// <summary>The same for whoever awaits it once: most reads then need no task of their own.</summary>
#if NET
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    internal async ValueTask<ReadResult> ReadOnceAsync(RunReference run, ReadOptions options, CancellationToken cancellation)
    {
        var notes = new List<string>();
        var statusCode = 200;
        try
        {
            // Not by AskAsync: every asynchronous method between a read and its request costs each read something.
            var call = Prepare(run, run.Account.Definition.Wire.Request, options, null);
            using var answer = await RepeatAsync(call, await call.SendAsync(cancellation).ConfigureAwait(false), options, notes, cancellation).ConfigureAwait(false);
            if (options.Known is { } known && answer.Http?.StatusCode == 304)
            {
                return new ReadResult(run, known.Runs, null) { Notes = notes, ETag = known.ETag };
            }

            if (Refusal(run, answer) is { } refusal)
            {
                return new ReadResult(run, [], refusal) { Notes = notes, IsPage = answer.Http?.IsPage == true };
            }

            statusCode = answer.Http!.StatusCode;
            var reader = _readers.GetOrAdd(run.Account.Definition, _createReader);
            var drafts = reader.Read(answer.Json!.RootElement, run);
            if (drafts.Count == 0)
            {
                return new ReadResult(run, [], ReadErrors.Empty(run, statusCode)) { Notes = notes };
            }

            var followUps = FollowUpsOf(run, options);
            if (followUps.Count > 0 && await CompleteAsync(run, followUps, drafts, statusCode, reader, options, notes, cancellation).ConfigureAwait(false) is { } failure)
            {
                return new ReadResult(run, [], failure) { Notes = notes };
            }

            var runs = Finish(run, reader, drafts);
            return new ReadResult(run, runs, null) { Notes = notes, UnmappedWords = Reading.UnmappedWords.Of(run.Account.Definition, runs), ETag = followUps.Count > 0 ? null : answer.Http.ETag };
        }
        catch (WorkflowStatusException error)
        {
            return new ReadResult(run, [], error) { Notes = notes };
        }
        catch (Exception error) when (FollowUps.IsUnreadable(error))
        {
            return new ReadResult(run, [], ReadErrors.Answer(run, error, statusCode)) { Notes = notes };
        }
    }

    /// <summary>What is asked for beside the main answer. Where it is anything, the runs hold more than the answer's mark is of.</summary>
    private static IReadOnlyList<FollowUpDefinition> FollowUpsOf(RunReference run, ReadOptions options) =>
        options.IsSummary ? run.Account.Definition.Wire.StateFollowUps : run.Account.Definition.Wire.FollowUps;

    /// <summary>Asks for what the main answer leaves out.</summary>
    /// <returns>Why that failed, where the runs cannot be told without it; null when they can.</returns>
    private async Task<WorkflowStatusException?> CompleteAsync(RunReference run, IReadOnlyList<FollowUpDefinition> requests, List<RunDraft> drafts, int mainStatus, AnswerReader reader, ReadOptions options, List<string> notes, CancellationToken cancellation)
    {
        var followUps = new FollowUps(run, reader, notes)
        {
            Ask = (request, page, values) => AskAsync(Prepare(run, request, options, page, values), options, notes, cancellation),
            Refusal = (further, name) => Refusal(run, further, name),
            Requests = requests,
            MainStatus = mainStatus,
            IsSummary = options.IsSummary,
            Asking = options.Asking,
            HasPage = options.HasPage,
            InsistsOnAll = options.InsistsOnFollowUps,
        };
        foreach (var draft in drafts)
        {
            if (await followUps.CompleteAsync(draft).ConfigureAwait(false) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    private WorkflowRun[] Finish(RunReference run, AnswerReader reader, List<RunDraft> drafts)
    {
        var retrievedAt = _options.Time.GetUtcNow().UtcDateTime;
        var runs = new WorkflowRun[drafts.Count];
        for (var index = 0; index < runs.Length; index++)
        {
            reader.Refine(drafts[index], run.Id);
            runs[index] = drafts[index].Finish(run, retrievedAt, _values);
        }

        return runs;
    }

    private async ValueTask<Answer> AskAsync(Call call, ReadOptions options, List<string> notes, CancellationToken cancellation) =>
        await RepeatAsync(call, await call.SendAsync(cancellation).ConfigureAwait(false), options, notes, cancellation).ConfigureAwait(false);

    private ValueTask<Answer> RepeatAsync(Call call, Answer first, ReadOptions options, List<string> notes, CancellationToken cancellation) =>
        _retry.RepeatAsync(first, options.MaximumRetryCount, notes, static (call, token) => call.SendAsync(token), call, cancellation);

    private Call Prepare(RunReference run, RequestDefinition request, ReadOptions options, PageRequest? page, IReadOnlyDictionary<string, string>? runValues = null)
    {
        var account = run.Account;
        var advised = account.Polling.RequestTimeout;
        var timeout = advised < options.RequestTimeout ? advised.Value : options.RequestTimeout;
        var isMain = ReferenceEquals(request, account.Definition.Wire.Request);
        var line = _lines.GetValue(account, _createLine);
        return new Call(account.Definition.IsInMemory ? _demo.Value : _network.Value, line.Budget, options.IsPaid && isMain)
        {
            Address = RequestBuilder.Build(run, request, options.IsSummary, page, runValues),
            Headers = isMain ? line.Headers : RequestHeaders.Of(account, request, _options.UserAgent),
            Timeout = timeout,
            Limits = _options.Limits,
            Mask = account.Mask,
            IsRationed = options.IsRationed,
            HoldPatience = options.HoldPatience,
            KnownETag = isMain ? options.Known?.ETag : null,
        };
    }

    private WorkflowStatusException? Refusal(RunReference run, Answer answer, string? followUp = null)
    {
        if (answer.Fault is { } fault)
        {
            return ReadErrors.Transport(run, fault);
        }

        return answer.Http!.IsSuccess ? null : ReadErrors.Status(run, answer.Http, ErrorAnswerReader.Read(answer.Http, run.Account.Definition.Wire.ErrorAnswer, _options.Limits, run.Account.Mask), followUp);
    }
}
