namespace WorkflowStatus.Views;

/// <summary>One sign for each state. None is drawn as an emoji, which some terminals make two cells wide.</summary>
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
    public static string Of(RunState state, bool isUnicode) => state switch
    {
        RunState.Queued => isUnicode ? "○" : "o",
        RunState.Running => isUnicode ? "►" : ">",
        RunState.Waiting => isUnicode ? "…" : ".",
        RunState.Suspended => isUnicode ? "‖" : "=",
        RunState.Compensating or RunState.Compensated => isUnicode ? "↺" : "<",
        RunState.Succeeded => isUnicode ? "✓" : "+",
        RunState.Failed or RunState.CompensationFailed => isUnicode ? "✗" : "x",
        RunState.Canceled => isUnicode ? "⊘" : "-",
        RunState.Terminated => isUnicode ? "■" : "#",
        RunState.TimedOut => isUnicode ? "◷" : "!",
        _ => "?",
    };
}
