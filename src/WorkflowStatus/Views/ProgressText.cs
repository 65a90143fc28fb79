using System;
using System.Globalization;

namespace WorkflowStatus.Views;

/// <summary>How far a run has come, in at most 11 characters.</summary>
public static class ProgressText
{
    private const int Room = 11;
    private const int Cells = 5;

    /// <summary>Steps where they are counted, else the percentage that the service gives.</summary>
    /// <param name="run">The run.</param>
    /// <returns>For example <c>3/5 ▇▇▇▁▁</c> or <c>60% ▇▇▇▁▁</c>; empty when nothing is known.</returns>
    public static string Of(WorkflowRun run) => Of(run, Screen.IsUnicode);

    /// <summary>Steps where they are counted, else the percentage that the service gives.</summary>
    /// <param name="run">The run.</param>
    /// <param name="isUnicode">Whether characters beyond ASCII may be used.</param>
    /// <returns>For example <c>3/5 ###..</c>; empty when nothing is known.</returns>
    public static string Of(WorkflowRun run, bool isUnicode) => run switch
    {
        { StepCount: > 0 and { } count, CompletedStepCount: { } done } => Bar(Text($"{done}/{count}"), (double)done / count, isUnicode),
        { PercentComplete: { } percent } => Percent(percent, isUnicode),
        { StepCount: > 0 and { } count } => Text($"{count} {(count == 1 ? "step" : "steps")}"),
        _ => string.Empty,
    };

    /// <summary>A percentage with its bar.</summary>
    /// <param name="percent">From 0 to 100; null shows nothing.</param>
    /// <returns>For example <c>60% ▇▇▇▁▁</c>.</returns>
    public static string Percent(double? percent) => percent is { } known ? Percent(known, Screen.IsUnicode) : string.Empty;

    // Rounded down: a run that has not ended never shows 100 %.
    private static string Percent(double percent, bool isUnicode) => Bar(Text($"{Math.Floor(Fraction(percent / 100) * 100)}%"), percent / 100, isUnicode);

    private static string Bar(string text, double part, bool isUnicode)
    {
        var cells = Math.Min(Cells, Room - text.Length - 1);
        if (cells < 2)
        {
            return text;
        }

        var full = (int)Math.Floor(Fraction(part) * cells);
        return $"{text} {new string(isUnicode ? '▇' : '#', full)}{new string(isUnicode ? '▁' : '.', cells - full)}";
    }

    /// <summary>A service's figures are not to be trusted: between 0 and 1, and nothing that is no number. The addend takes back what halves of decimals lose.</summary>
    private static double Fraction(double part) => part >= 0 ? Math.Min(part + 1e-9, 1) : 0;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
