using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Rate;
using WorkflowStatus.Core.Reading;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Engine;

/// <summary>One request, ready to be sent once or several times.</summary>
internal sealed class Call
{
    /// <summary>A service that asks for more than this has made a mistake.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan UnnamedHold = TimeSpan.FromSeconds(1);

    private readonly HttpExchange _exchange;
    private readonly RateBudget _budget;
    private bool _isPaid;

    /// <summary>Makes a call.</summary>
    /// <param name="exchange">Sends it.</param>
    /// <param name="budget">What it is counted against.</param>
    /// <param name="isPaid">Whether the first attempt has been counted already.</param>
    public Call(HttpExchange exchange, RateBudget budget, bool isPaid)
    {
        _exchange = exchange;
        _budget = budget;
        _isPaid = isPaid;
    }

    public required Uri Address { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    public required TimeSpan Timeout { get; init; }

    public required ReadLimits Limits { get; init; }

    /// <summary>Hides the credential in what the service answers; null when there is none to hide.</summary>
    public CredentialMask? Mask { get; init; }

    /// <summary>Whether an attempt waits until the budget allows it; if not, it is only counted, and sent at once.</summary>
    public bool IsRationed { get; init; }

    /// <summary>How long an attempt that waits so waits where the service asked for silence; where that takes longer, it fails.</summary>
    public TimeSpan HoldPatience { get; init; }

    /// <summary>The mark of an answer that is known already; null for none.</summary>
    public string? KnownETag { get; init; }

    /// <summary>Sends it and parses the answer: a truncated text counts as a fault of the transport.</summary>
#if NET
    [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    public async ValueTask<Answer> SendAsync(CancellationToken cancellation)
    {
        // A handler need not look before it begins.
        cancellation.ThrowIfCancellationRequested();
        HttpAnswer? http = null;
        try
        {
            await PayAsync(cancellation).ConfigureAwait(false);
            var headers = KnownETag is null ? Headers : [.. Headers, new("If-None-Match", KnownETag)];
            http = await _exchange.SendAsync(Address, headers, Timeout, cancellation).ConfigureAwait(false);
            HoldBack(http);
            RefuseInterim(http);
            return new Answer { Http = http, Json = http.IsSuccess ? AnswerJson.Parse(http, Limits, Mask) : null };
        }
        catch (TransportException fault)
        {
            fault.StatusCode ??= http?.StatusCode;
            http?.Dispose();
            return new Answer { Fault = fault, Mask = Mask };
        }
    }

    /// <summary>Never the headers: they hold the credential.</summary>
    public override string ToString() => $"GET {Address.GetLeftPart(UriPartial.Path)}";

    private async ValueTask PayAsync(CancellationToken cancellation)
    {
        if (_isPaid)
        {
            _isPaid = false;
        }
        else if (IsRationed)
        {
            if (!await _budget.TakeAsync(this, HoldPatience, cancellation).ConfigureAwait(false))
            {
                throw new TransportException(WorkflowErrorId.RateLimited, string.Format(CultureInfo.InvariantCulture, "the service wants no request for at least another {0:0} s", Math.Ceiling(_budget.Held.TotalSeconds)), isRetryable: false);
            }
        }
        else
        {
            _budget.Spend();
        }
    }

    /// <summary>What is no answer to what was asked: an interim one, or that nothing changed since nobody knows when.</summary>
    private void RefuseInterim(HttpAnswer http)
    {
        var problem = http.StatusCode < 200 ? "it is an interim answer and no other" : http.StatusCode == 304 && KnownETag is null ? "it says that nothing changed, which was not asked" : null;
        if (problem is not null)
        {
            throw new TransportException(WorkflowErrorId.InvalidResponse, problem, isRetryable: true);
        }
    }

    /// <summary>A service that is overloaded, or has nothing left to give, means every run of the credential, not this one.</summary>
    private void HoldBack(HttpAnswer http)
    {
        var asked = http.IsRateLimited || http.StatusCode == 503 ? http.RetryAfter : null;
        if (asked is { } wait)
        {
            _budget.Hold(wait < LongestHold ? wait : LongestHold);
        }
        else if (http.RateReset is { } reset)
        {
            _budget.Hold(reset);
        }
        else if (http.IsRateLimited)
        {
            _budget.Hold(UnnamedHold);
        }
        else
        {
            _budget.Answered();
        }
    }
}
