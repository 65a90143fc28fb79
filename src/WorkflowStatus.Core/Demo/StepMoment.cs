using System;

namespace WorkflowStatus.Core.Demo;

/// <summary>A step as it is at one moment.</summary>
/// <param name="Step">The step in its story.</param>
/// <param name="Status">Its word now.</param>
/// <param name="StartedAt">When it began; null while it has not, and for one that was skipped.</param>
/// <param name="CompletedAt">When it ended; null while it has not.</param>
internal sealed record StepMoment(StoryStep Step, string Status, DateTimeOffset? StartedAt, DateTimeOffset? CompletedAt)
{
    public bool IsAtWork => StartedAt is not null && CompletedAt is null;

    public string? Message => IsAtWork ? Step.Message : CompletedAt is null ? null : Step.EndingMessage;

    /// <summary>A step that is played from start to end.</summary>
    public static StepMoment Played(StoryStep step, DateTimeOffset start, DateTimeOffset end, DateTimeOffset now) =>
        now < start ? new(step, DemoWords.Pending, null, null)
        : now < end ? new(step, step.Status, start, null)
        : new(step, step.Ending, start, end);

    /// <summary>A step that is never played: it is pending until the run has ended.</summary>
    public static StepMoment Skipped(StoryStep step, bool hasEnded) => new(step, hasEnded ? step.Ending : DemoWords.Pending, null, null);
}
