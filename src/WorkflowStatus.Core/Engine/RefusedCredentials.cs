using System.Collections.Concurrent;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Engine;

/// <summary>
/// The credentials that one command saw refused (401): its other runs are not asked for with them, since many refused
/// logins may lock an account. What is in flight by then has been sent. Safe for concurrent use.
/// </summary>
public sealed class RefusedCredentials
{
    private readonly ConcurrentDictionary<(string Origin, string? Credential, string Provider), WorkflowStatusException> _refusals = new();

    /// <summary>What to give for a run instead of asking for it.</summary>
    /// <param name="run">The run.</param>
    /// <returns>Unauthorized when its credential was refused before, be it with other parameters such as a tenant; else null.</returns>
    public ReadResult? Find(RunReference run) =>
        _refusals.TryGetValue(run.Account.Login, out var refusal) ? new ReadResult(run, [], ReadErrors.Refused(run, refusal, null)) : null;

    /// <summary>Keeps the credential of a run in mind if the service refused it.</summary>
    /// <param name="result">What reading the run gave.</param>
    public void Note(ReadResult result)
    {
        if (result.Error is { ErrorId: WorkflowErrorId.Unauthorized } error)
        {
            _refusals.TryAdd(result.Reference.Account.Login, error);
        }
    }
}
