namespace WorkflowStatus.Core.Demo;

/// <summary>The words of the demonstration service for runs and steps; its definition maps each of them.</summary>
internal static class DemoWords
{
    public const string Pending = "Pending";
    public const string Queued = "Queued";
    public const string Running = "Running";
    public const string Waiting = "Waiting";
    public const string Suspended = "Suspended";
    public const string Compensating = "Compensating";
    public const string Succeeded = "Succeeded";
    public const string Skipped = "Skipped";
    public const string Failed = "Failed";
    public const string Canceled = "Canceled";
    public const string Terminated = "Terminated";
    public const string TimedOut = "TimedOut";
    public const string Compensated = "Compensated";
    public const string CompensationFailed = "CompensationFailed";
}
