using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Engine;

/// <summary>What one read of one id gave: runs, or an error.</summary>
public sealed class ReadResult
{
    internal ReadResult(RunReference reference, IReadOnlyList<WorkflowRun> runs, WorkflowStatusException? error)
    {
        Reference = reference;
        Runs = runs;
        Error = error;
    }

    /// <summary>What was asked for.</summary>
    public RunReference Reference { get; }

    /// <summary>The runs of that id; empty when there is an error, or when the service answered with an empty list (the error says so).</summary>
    public IReadOnlyList<WorkflowRun> Runs { get; }

    /// <summary>Why there are no runs; null when there are.</summary>
    public WorkflowStatusException? Error { get; }

    /// <summary>Whether there is nothing good to tell: it could not be read, or a run ended without success.</summary>
    public bool IsFailure => Error is not null || Runs.Any(static run => run.IsTerminal && !run.IsSuccess);

    /// <summary>What happened on the way (repeated requests, follow-ups that failed), for a verbose log; empty when nothing did.</summary>
    public IReadOnlyList<string> Notes { get; internal init; } = [];

    /// <summary>The service's words that the definition does not map, each as <c>run state 'x'</c> or <c>step state 'x'</c>.</summary>
    public IReadOnlyList<string> UnmappedWords { get; internal init; } = [];

    /// <summary>The service's mark of this answer, for the next read; null where it gives none, or where it would not cover all that was read.</summary>
    internal string? ETag { get; init; }

    /// <summary>Whether the service answered 404: it knows no run of that id.</summary>
    public bool IsNotFound => Error is { ErrorId: WorkflowErrorId.RunNotFound, StatusCode: 404 };

    /// <summary>Whether the service knows the run, but not the address of a follow-up request that must not fail: it may come into being a moment later than the run. (A main request's 404 is never a rejection.)</summary>
    internal bool IsFollowUpNotFound => Error is { ErrorId: WorkflowErrorId.RequestRejected, StatusCode: 404 };

    /// <summary>Whether the service answered with an empty list: it knows nothing of that id yet.</summary>
    public bool IsEmpty => Error is { ErrorId: WorkflowErrorId.RunNotFound, StatusCode: not 404 };

    /// <summary>Whether the refusal came as a page for people: what stands in front of the service spoke, or a service that is being started, and not the API.</summary>
    internal bool IsPage { get; init; }
}
