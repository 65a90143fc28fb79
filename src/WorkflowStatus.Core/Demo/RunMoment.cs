using System;
using System.Collections.Generic;
using System.Linq;

namespace WorkflowStatus.Core.Demo;

/// <summary>A run as it is at one moment: a function of its story, its beginning and the time, so that nothing has to run in between.</summary>
internal sealed class RunMoment
{
    private readonly DateTimeOffset _createdAt;
    private readonly DateTimeOffset _start;
    private readonly DateTimeOffset _end;
    private readonly DateTimeOffset _now;

    public RunMoment(Story story, DateTimeOffset firstAskedAt, DateTimeOffset now)
    {
        Story = story;
        _createdAt = firstAskedAt + (story.AppearsAfter ?? TimeSpan.Zero);
        _start = _createdAt + story.Queued;
        _end = _start + story.Played;
        _now = now;
        Steps = PlaySteps();
    }

    public Story Story { get; }

    public IReadOnlyList<StepMoment> Steps { get; }

    public bool HasEnded => _now >= _end;

    public DateTimeOffset? StartedAt => _now < _start ? null : _start;

    public DateTimeOffset? CompletedAt => HasEnded ? _end : null;

    /// <summary>When anything last changed.</summary>
    public DateTimeOffset UpdatedAt => Steps.Max(step => step.CompletedAt ?? step.StartedAt) ?? _createdAt;

    public string Status => HasEnded ? Story.Ending : AtWork?.Step.Status ?? DemoWords.Queued;

    public string Message => HasEnded ? Story.EndingMessage : AtWork is { } step ? step.Message ?? $"{step.Step.Name} is at work" : "Waiting for a free worker";

    /// <summary>The step at work, or the one that was when the run ended too early; null before the first and after a success.</summary>
    public StepMoment? Current => AtWork ?? (HasEnded && Story.Ending != DemoWords.Succeeded ? Steps.LastOrDefault(step => step.CompletedAt is not null) : null);

    /// <summary>Time played of the time planned, so that a run that stops early stays below 100.</summary>
    public double Percent => StartedAt is null ? 0 : Math.Round(100.0 * ((HasEnded ? _end : _now) - _start).Ticks / Story.Planned.Ticks, 1);

    private StepMoment? AtWork => Steps.FirstOrDefault(step => step.IsAtWork);

    public int Count(params string[] words) => Steps.Count(step => words.Contains(step.Status, StringComparer.Ordinal));

    private List<StepMoment> PlaySteps()
    {
        var steps = new List<StepMoment>(Story.Steps.Count);
        var at = _start;
        foreach (var step in Story.Steps)
        {
            steps.Add(step.IsSkipped ? StepMoment.Skipped(step, HasEnded) : StepMoment.Played(step, at, at + step.Duration, _now));
            at += step.IsSkipped ? TimeSpan.Zero : step.Duration;
        }

        return steps;
    }
}
