using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Rate;
using WorkflowStatus.Core.Reading;

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

    /// <summary>Sends it and parses the answer: a truncated text counts as a fault of the transport.</summary>
    public async ValueTask<Answer> SendAsync(CancellationToken cancellation)
    {
        if (!_isPaid)
        {
            _budget.Spend();
        }

        _isPaid = false;
        HttpAnswer? http = null;
        try
        {
            http = await _exchange.SendAsync(Address, Headers, Timeout, cancellation).ConfigureAwait(false);
            HoldBack(http);
            return new Answer { Http = http, Json = http.IsSuccess ? AnswerJson.Parse(http, Limits) : null };
        }
        catch (TransportException fault)
        {
            fault.StatusCode ??= http?.StatusCode;
            http?.Dispose();
            return new Answer { Fault = fault };
        }
    }

    /// <summary>Never the headers: they hold the credential.</summary>
    public override string ToString() => $"GET {Address.GetLeftPart(UriPartial.Path)}";

    /// <summary>A service that is overloaded means every run of the credential, not this one.</summary>
    private void HoldBack(HttpAnswer http)
    {
        if (http.StatusCode is 429 or 503 && (http.RetryAfter ?? (http.StatusCode == 429 ? UnnamedHold : null)) is { } wait)
        {
            _budget.Hold(wait < LongestHold ? wait : LongestHold);
        }
    }
}
