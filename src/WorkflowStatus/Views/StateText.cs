using System;

namespace WorkflowStatus.Views;

/// <summary>States as the views show them: a glyph and a word, in the state's colour.</summary>
public static class StateText
{
    /// <summary>For a table's column of 14 characters.</summary>
    /// <param name="state">The state; null shows nothing.</param>
    /// <returns>For example <c>✓ Succeeded</c>.</returns>
    public static string Brief(RunState? state) =>
        state is { } known ? Text(known, known == RunState.CompensationFailed ? "Comp. failed" : known.ToString()) : string.Empty;

    /// <summary>In full, with the service's own word where it says something else.</summary>
    /// <param name="state">The state.</param>
    /// <param name="status">The service's own word; null when it gave none.</param>
    /// <returns>For example <c>✓ Succeeded (Completed)</c>.</returns>
    public static string Full(RunState state, string? status) =>
        Text(state, state.ToString()) + (string.IsNullOrEmpty(status) || string.Equals(status, state.ToString(), StringComparison.OrdinalIgnoreCase) ? string.Empty : $" ({LineText.Of(status)})");

    /// <summary>A change, where the state before is known.</summary>
    /// <param name="change">The change.</param>
    /// <returns>For example <c>► Running → ✓ Succeeded</c>.</returns>
    public static string Change(WorkflowChange change) => change.OldState is { } old
        ? $"{Text(old, old.ToString())} {(Screen.IsUnicode ? "→" : "->")} {Full(change.NewState, change.Status)}"
        : Full(change.NewState, change.Status);

    /// <summary>For a wide view: the glyph tells the state.</summary>
    /// <param name="run">The run.</param>
    /// <returns>For example <c>✓ order-17</c>.</returns>
    public static string Wide(WorkflowRun run) => Paint.As(run.State, Glyphs.Of(run.State)) + " " + LineText.Of(run.Id);

    /// <summary>For a wide view: the glyph tells the state.</summary>
    /// <param name="step">The step.</param>
    /// <returns>For example <c>✓ Build</c>.</returns>
    public static string Wide(RunStep step) => Paint.As(step.State, Glyphs.Of(step.State)) + " " + LineText.Of(step.Name);

    /// <summary>The outcome of a check.</summary>
    /// <param name="isGood">Null when it was not run, or could not tell.</param>
    /// <returns>For example <c>✗ Failed</c>.</returns>
    public static string Check(bool? isGood) => isGood switch
    {
        true => Text(RunState.Succeeded, "Passed"),
        false => Text(RunState.Failed, "Failed"),
        _ => Text(RunState.Queued, "Not known"),
    };

    private static string Text(RunState state, string word) => Paint.As(state, $"{Glyphs.Of(state)} {word}");
}
