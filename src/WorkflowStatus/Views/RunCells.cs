using System;
using System.Management.Automation;
using WorkflowStatus.Types;

namespace WorkflowStatus.Views;

/// <summary>
/// The cells of the table of runs, as hidden code properties of a run (WorkflowStatus.Types.ps1xml). Script blocks in the view
/// would say the same, but PowerShell takes tens of milliseconds to get the first ones of a process ready, and this table is
/// the first thing that a new session shows.
/// </summary>
public static class RunCells
{
    /// <summary>The width of the table's fixed columns and of all gaps.</summary>
    private const int Fixed = 48;

    /// <summary>The provider as one clean line.</summary>
    /// <param name="run">A wrapped <see cref="WorkflowRun"/>, as for every cell, or what remains of one that was read before the module was there.</param>
    /// <returns>The cell.</returns>
    public static string Provider(PSObject run) => LineText.Of(Run(run).Provider);

    /// <summary>The id, cut in the middle where the console is narrow; it shares what the fixed columns leave with the message.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The cell.</returns>
    public static string Id(PSObject run) => IdText.Of(Run(run).Id, Screen.ConsoleWidth, Fixed, 2);

    /// <summary>The state with its glyph, in its colour.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The cell.</returns>
    public static string State(PSObject run) => StateText.Brief(Run(run).State);

    /// <summary>How far the run has come.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The cell.</returns>
    public static string Progress(PSObject run) => ProgressText.Of(Run(run));

    /// <summary>How long it took, or has been going.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The cell.</returns>
    public static string Elapsed(PSObject run) => TimeText.Elapsed(Run(run));

    /// <summary>The message as one clean line.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The cell.</returns>
    public static string Message(PSObject run) => LineText.Of(Run(run).Message);

    private static WorkflowRun Run(PSObject run) => run.BaseObject as WorkflowRun ?? LateObjects.BringBack<WorkflowRun>(run) ?? Remains(run);

    /// <summary>What can be shown of a damaged one.</summary>
    private static WorkflowRun Remains(PSObject run) => new()
    {
        Provider = Text(run, nameof(WorkflowRun.Provider)),
        Id = Text(run, nameof(WorkflowRun.Id)),
        State = Enum.TryParse<RunState>(Text(run, nameof(WorkflowRun.State)), out var state) ? state : RunState.Unknown,
        Message = Text(run, nameof(WorkflowRun.Message)),
    };

    private static string Text(PSObject run, string name) => run.Properties[name]?.Value?.ToString() ?? string.Empty;
}
