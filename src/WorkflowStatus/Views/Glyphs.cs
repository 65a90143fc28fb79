using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Views;

/// <summary>One sign for each state, an ASCII one where the console has no other.</summary>
public static class Glyphs
{
    /// <summary>The sign of a state.</summary>
    /// <param name="state">The state.</param>
    /// <returns>One character; an ASCII one where the console has no other.</returns>
    public static string Of(RunState state) => Of(state, Screen.IsUnicode);

    /// <summary>The sign of a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="isUnicode">Whether characters beyond ASCII may be used.</param>
    /// <returns>One character.</returns>
    public static string Of(RunState state, bool isUnicode) => isUnicode ? StateSigns.Of(state) : state switch
    {
        RunState.Queued => "o",
        RunState.Running => ">",
        RunState.Waiting => ".",
        RunState.Suspended => "=",
        RunState.Compensating or RunState.Compensated => "<",
        RunState.Succeeded => "+",
        RunState.Failed or RunState.CompensationFailed => "x",
        RunState.Canceled => "-",
        RunState.Terminated => "#",
        RunState.TimedOut => "!",
        _ => "?",
    };
}
