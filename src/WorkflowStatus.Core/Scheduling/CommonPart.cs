using System.Linq;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>What a snapshot has in common with those of many other runs; equal ones are kept once.</summary>
internal sealed record CommonPart
{
    /// <summary>Longer texts are hardly the same twice.</summary>
    private const int Longest = 100;

    public CommonPart(WorkflowRun run)
    {
        Name = run.Name;
        State = run.State;
        Status = run.Status;
        Message = run.Message;
        CurrentStep = run.CurrentStep;
        PercentComplete = run.PercentComplete;
        StepCount = run.StepCount;
        CompletedStepCount = run.CompletedStepCount;
        FailedStepCount = run.FailedStepCount;
    }

    public string? Name { get; }

    public RunState State { get; }

    public string Status { get; }

    public string? Message { get; }

    public string? CurrentStep { get; }

    public double? PercentComplete { get; }

    public int? StepCount { get; }

    public int? CompletedStepCount { get; }

    public int? FailedStepCount { get; }

    /// <summary>Whether it is worth a search for its equal.</summary>
    public bool IsShort => new[] { Name, Status, Message, CurrentStep }.All(static text => text is null || text.Length <= Longest);
}
