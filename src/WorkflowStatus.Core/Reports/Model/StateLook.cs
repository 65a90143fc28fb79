using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Reports.Model;

/// <summary>States as the page shows them: always a sign and a word; the colour is an addition.</summary>
internal static class StateLook
{
    /// <summary>A sign and words.</summary>
    /// <returns>For example <c>◷ Timed out</c>.</returns>
    public static string Text(RunState state) => $"{StateSigns.Of(state)} {Words(state)}";

    /// <summary>The state in English.</summary>
    public static string Words(RunState state) => state switch
    {
        RunState.TimedOut => "Timed out",
        RunState.CompensationFailed => "Compensation failed",
        _ => state.ToString(),
    };

    /// <summary>The class of the stylesheet.</summary>
    public static string Tone(RunState state) => state switch
    {
        RunState.Succeeded => "ok",
        RunState.Failed or RunState.CompensationFailed or RunState.Terminated or RunState.TimedOut => "bad",
        RunState.Running => "going",
        RunState.Compensating or RunState.Compensated => "undo",
        RunState.Suspended or RunState.Unknown => "hold",
        _ => "idle",
    };

    public static Outcome OutcomeOf(RunState state) =>
        state.IsSuccess() ? Outcome.Succeeded : state.IsTerminal() ? Outcome.Unsuccessful : Outcome.Going;

    /// <summary>Whether a step is what made its run fail: one that was stopped or undone on purpose is not.</summary>
    public static bool IsFault(RunState state) => state is RunState.Failed or RunState.CompensationFailed or RunState.Terminated or RunState.TimedOut;
}
