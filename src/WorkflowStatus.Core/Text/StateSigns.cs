namespace WorkflowStatus.Core.Text;

/// <summary>One sign for each state, so that no state is told by its colour alone. None is drawn as an emoji, which some screens make wider.</summary>
public static class StateSigns
{
    /// <summary>The sign of a state.</summary>
    /// <param name="state">The state.</param>
    /// <returns>One character, beyond ASCII but for <c>?</c>.</returns>
    public static string Of(RunState state) => state switch
    {
        RunState.Queued => "○",
        RunState.Running => "►",
        RunState.Waiting => "…",
        RunState.Suspended => "‖",
        RunState.Compensating or RunState.Compensated => "↺",
        RunState.Succeeded => "✓",
        RunState.Failed or RunState.CompensationFailed => "✗",
        RunState.Canceled => "⊘",
        RunState.Terminated => "■",
        RunState.TimedOut => "◷",
        _ => "?",
    };
}
