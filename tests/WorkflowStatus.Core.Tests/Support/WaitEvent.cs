using System;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>What a wait told its observer.</summary>
/// <param name="At">When, since the wait began.</param>
/// <param name="Kind">Seen, Ended, Error, Note or Closed.</param>
/// <param name="Id">The id that was asked for.</param>
/// <param name="Run">The run; null for other kinds.</param>
/// <param name="Error">The error; null for other kinds.</param>
/// <param name="Text">The note; null for other kinds.</param>
internal sealed record WaitEvent(TimeSpan At, string Kind, string Id, WorkflowRun? Run = null, WorkflowStatusException? Error = null, string? Text = null)
{
    public double Seconds => At.TotalSeconds;

    public override string ToString() => FormattableString.Invariant($"{Seconds:0.###} {Kind} {Id} {Run?.State.ToString() ?? Error?.ErrorId.ToString() ?? Text}").TrimEnd();
}
