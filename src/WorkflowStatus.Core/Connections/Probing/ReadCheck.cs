using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Connections;

/// <summary>Reads a run that cannot exist: whether the service lets the caller in, and how fast it answers.</summary>
internal sealed class ReadCheck
{
    /// <summary>One attempt, and nothing that costs extra: the first answer is the one to know.</summary>
    private static readonly ReadOptions Once = new() { IsSummary = true, MaximumRetryCount = 0, RequestTimeout = CheckRunner.Limit };

    private readonly WorkflowClient _client;

    public ReadCheck(WorkflowClient client) => _client = client;

    /// <summary>Both as not run.</summary>
    public static IReadOnlyList<ConnectionCheck> Skipped(string reason) =>
        [CheckRunner.NotRun(CheckNames.Authentication, reason), CheckRunner.NotRun(CheckNames.Latency, reason)];

    public async Task<IReadOnlyList<ConnectionCheck>> RunAsync(RunAccount account, CancellationToken cancellation)
    {
        var start = _client.Time.GetTimestamp();
        var result = await _client.ReadAsync(new RunReference(account, Guid.NewGuid().ToString()), Once, cancellation).ConfigureAwait(false);
        var duration = _client.Time.GetElapsedTime(start);
        var verdict = AuthenticationVerdict.Of(result);
        var latency = Latency(result, duration);
        return
        [
            new ConnectionCheck { Name = CheckNames.Authentication, Passed = verdict.Passed, Message = verdict.Message, Duration = duration },
            new ConnectionCheck { Name = CheckNames.Latency, Passed = latency.Passed, Message = latency.Message, Duration = duration },
        ];
    }

    /// <summary>An answer of any kind has a latency; a request without one has failed here, whatever the network checks found.</summary>
    private static CheckOutcome Latency(ReadResult result, TimeSpan duration) =>
        result.Error is { StatusCode: null } error
            ? new CheckOutcome(false, error.Message)
            : new CheckOutcome(true, string.Format(CultureInfo.InvariantCulture, "The read took {0:0} ms, a new connection included where one was needed.", duration.TotalMilliseconds));
}
