using System;

namespace WorkflowStatus;

/// <summary>
/// What went wrong, for a person and for a script. Thrown for bad input; carried as a value for a run that could
/// not be read. No text of it ever holds a credential.
/// </summary>
public sealed class WorkflowStatusException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="errorId">The kind.</param>
    /// <param name="message">What happened, without the advice.</param>
    /// <param name="recommendedAction">What to do next, one sentence.</param>
    /// <param name="innerException">The cause; null when there is none worth keeping.</param>
    public WorkflowStatusException(WorkflowErrorId errorId, string message, string recommendedAction, Exception? innerException = null)
        : base($"{message} {recommendedAction}", innerException)
    {
        ErrorId = errorId;
        RecommendedAction = recommendedAction;
    }

    /// <summary>The kind of error.</summary>
    public WorkflowErrorId ErrorId { get; }

    /// <summary>What to do next; the message ends in it.</summary>
    public string RecommendedAction { get; }

    /// <summary>The run's id, or the name that was wrong; null when the error is about no single thing.</summary>
    public string? Target { get; init; }

    /// <summary>The provider's name; null before one is known.</summary>
    public string? Provider { get; init; }

    /// <summary>The HTTP status of the last answer; null when there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The service's own message; null when it gave none.</summary>
    public string? ServiceMessage { get; init; }

    /// <summary>The service's own error code; null when it gave none.</summary>
    public string? ServiceCode { get; init; }

    /// <summary>The service's own id of the error or request, for a support case; null when it gave none.</summary>
    public string? ServiceErrorId { get; init; }

    /// <summary>How long the service asked to be left alone; null when it did not ask.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether asking again later may succeed: such an error never ends a wait.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The run as last seen before the error; null when it was never seen.</summary>
    public WorkflowRun? LastRun { get; init; }
}
