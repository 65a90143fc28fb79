using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Engine;

/// <summary>
/// The credentials that one command saw refused (401): its other runs are not asked for with them, since many refused
/// logins may lock an account. What is in flight by then has been sent. Safe for concurrent use.
/// </summary>
public sealed class RefusedCredentials
{
    private readonly ConcurrentDictionary<(string Origin, string? Credential, string Provider), WorkflowStatusException> _refusals = new();

    /// <summary>Reads a run, unless its credential was refused before, be it with other parameters such as a tenant.</summary>
    /// <param name="client">Reads it.</param>
    /// <param name="run">The run.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends the read at once.</param>
    /// <returns>What <see cref="WorkflowClient.ReadAsync"/> gives, or Unauthorized without a request. To be awaited once.</returns>
    /// <exception cref="System.OperationCanceledException">The caller cancelled.</exception>
#if NET
    [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    public async ValueTask<ReadResult> ReadAsync(WorkflowClient client, RunReference run, ReadOptions options, CancellationToken cancellation)
    {
        if (_refusals.TryGetValue(run.Account.Login, out var refusal))
        {
            return new ReadResult(run, [], ReadErrors.Refused(run, refusal, null));
        }

        var result = await client.ReadOnceAsync(run, options, cancellation).ConfigureAwait(false);
        if (result.Error is { ErrorId: WorkflowErrorId.Unauthorized } error)
        {
            _refusals.TryAdd(run.Account.Login, error);
        }

        return result;
    }
}
