using System.Management.Automation;

namespace WorkflowStatus.Output;

/// <summary>Makes the error records of the table in the product's design: id, category, target, and what to do next.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord From(WorkflowStatusException error) => From(error, null, error.Target);

    /// <summary>The same about a run, or an object of the pipeline, that the error itself does not name.</summary>
    /// <param name="error">What is wrong.</param>
    /// <param name="subject">Which, for the message; null when the message needs no name.</param>
    /// <param name="target">Which, for a script.</param>
    public static ErrorRecord From(WorkflowStatusException error, string? subject, object? target) =>
        new(error, error.ErrorId.ToString(), Category(error.ErrorId), target)
        {
            ErrorDetails = new ErrorDetails(subject is null ? error.Message : $"{subject}: {error.Message}") { RecommendedAction = error.RecommendedAction },
        };

    public static ErrorCategory Category(WorkflowErrorId id) => id switch
    {
        WorkflowErrorId.RunNotFound or WorkflowErrorId.UnknownProvider or WorkflowErrorId.UnknownConnection => ErrorCategory.ObjectNotFound,
        WorkflowErrorId.Unauthorized or WorkflowErrorId.CredentialMissing or WorkflowErrorId.SecretNotFound or WorkflowErrorId.VaultUnavailable => ErrorCategory.AuthenticationError,
        WorkflowErrorId.Forbidden => ErrorCategory.PermissionDenied,
        WorkflowErrorId.RequestRejected or WorkflowErrorId.MissingParameter or WorkflowErrorId.InvalidParameter => ErrorCategory.InvalidArgument,
        WorkflowErrorId.RateLimited => ErrorCategory.LimitsExceeded,
        WorkflowErrorId.ServiceUnavailable => ErrorCategory.ResourceUnavailable,
        WorkflowErrorId.ConnectionFailed => ErrorCategory.ConnectionError,
        WorkflowErrorId.RequestTimeout or WorkflowErrorId.WaitTimeout => ErrorCategory.OperationTimeout,
        WorkflowErrorId.RunFailed => ErrorCategory.OperationStopped,
        WorkflowErrorId.ReportExists => ErrorCategory.ResourceExists,
        WorkflowErrorId.ReportNotWritten => ErrorCategory.WriteError,
        _ => ErrorCategory.InvalidData,
    };
}
