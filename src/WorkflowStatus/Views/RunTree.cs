using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Host;

namespace WorkflowStatus.Views;

/// <summary>A run as a tree of its steps, with how long each took and what it made.</summary>
public static class RunTree
{
    private const int WidestName = 32;

    /// <summary>Draws the tree.</summary>
    /// <param name="run">The run.</param>
    /// <param name="host">The host that shows it: lines are cut to its width, addresses are not.</param>
    /// <returns>Lines.</returns>
    public static string Draw(WorkflowRun run, PSHost? host)
    {
        var width = Screen.Width(host);
        var lines = new List<string> { Head(run, width) };
        var isUnicode = Screen.IsUnicode;
        var bar = run.Steps.Count > 0 ? (isUnicode ? "│  " : "|  ") : "   ";
        if (!string.IsNullOrEmpty(run.Message))
        {
            lines.Add(LineText.Cut(bar + LineText.Of(run.Message), width));
        }

        lines.AddRange(run.Locations.Where(location => location.Step is null).Select(location => bar + Address(location, isUnicode)));
        var name = Math.Min(WidestName, run.Steps.Select(step => LineText.Of(step.Name).Length).DefaultIfEmpty().Max());
        for (var index = 0; index < run.Steps.Count; index++)
        {
            var step = run.Steps[index];
            var isLast = index == run.Steps.Count - 1;
            lines.Add(Step(step, (isUnicode, isLast) switch { (true, true) => "└─ ", (true, _) => "├─ ", (_, true) => "`- ", _ => "|- " }, name, run.RetrievedAt, width));
            lines.AddRange(step.Locations.Select(location => (isLast ? "   " : bar) + "  " + Address(location, isUnicode)));
        }

        return string.Join(Environment.NewLine, lines);
    }

    /// <summary>A step on a line of its own.</summary>
    /// <param name="step">The step.</param>
    /// <param name="host">The host that shows it.</param>
    /// <returns>For example <c>✓ Build  4.2s</c>.</returns>
    public static string Line(RunStep step, PSHost? host) => Step(step, string.Empty, 0, null, Screen.Width(host));

    private static string Head(WorkflowRun run, int? width)
    {
        // Measured without its colour, which takes no room.
        var state = LineText.Of($"{run.State}{run.Status}").Length + 5;
        var name = string.IsNullOrEmpty(run.Name) ? string.Empty : $" ({LineText.Of(run.Name)})";
        var rest = name + string.Concat(new[] { ProgressText.Of(run), TimeText.Elapsed(run) }.Where(fact => fact.Length > 0).Select(fact => "  " + fact));
        var subject = $"  {LineText.Of(run.Provider)} ";
        var id = LineText.Of(run.Id);
        return StateText.Full(run.State, run.Status) + subject + (width is { } room ? IdText.Cut(id, room - state - subject.Length - rest.Length) : id) + rest;
    }

    private static string Step(RunStep step, string branch, int name, DateTime? now, int? width)
    {
        var glyph = Glyphs.Of(step.State);
        var text = $" {LineText.Cut(LineText.Of(step.Name), name == 0 ? WidestName : name).PadRight(name)}  {TimeText.Elapsed(step, now),7}  {LineText.Of(step.Message)}".TrimEnd();
        return branch + Paint.As(step.State, glyph) + LineText.Cut(text, width - branch.Length - glyph.Length);
    }

    private static string Address(RunLocation location, bool isUnicode) => $"{(isUnicode ? "→" : "->")} {LineText.Of(location.ToString())}";
}
