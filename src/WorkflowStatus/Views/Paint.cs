using System;
using System.Linq;
using System.Management.Automation;

namespace WorkflowStatus.Views;

/// <summary>
/// Colours a view's text through <c>$PSStyle</c>. It is reached by name, for Windows PowerShell 5.1 has none: there
/// nothing is coloured.
/// </summary>
internal static class Paint
{
    private static readonly object? Style =
        typeof(PSObject).Assembly.GetType("System.Management.Automation.PSStyle")?.GetProperty("Instance")?.GetValue(null);

    /// <summary>
    /// Whether escape sequences are wanted. PowerShell takes them away from what goes to a file or to another command,
    /// but not from an output that was redirected when it was started: unless somebody asked for them there, we do.
    /// </summary>
    public static bool IsOn => Rendering switch
    {
        null or "PlainText" => false,
        "Ansi" => true,
        _ => !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
    };

    private static string? Rendering => Style is null ? null : Read(Style, "OutputRendering")?.ToString();

    /// <summary>Colours a text as its state deserves.</summary>
    public static string As(RunState state, string text) => state switch
    {
        RunState.Succeeded => With(text, "Foreground.Green"),
        RunState.Failed or RunState.CompensationFailed => With(text, "Bold", "Foreground.Red"),
        RunState.Terminated or RunState.TimedOut => With(text, "Foreground.Red"),
        RunState.Running => With(text, "Foreground.Cyan"),
        RunState.Compensating or RunState.Compensated => With(text, "Foreground.Magenta"),
        RunState.Suspended or RunState.Unknown => With(text, "Foreground.Yellow"),
        _ => text,
    };

    private static string With(string text, params string[] paths) =>
        IsOn && text.Length > 0 ? string.Concat(paths.Select(Code)) + text + Code("Reset") : text;

    private static string Code(string path) =>
        path.Split('.').Aggregate(Style, (owner, name) => owner is null ? null : Read(owner, name)) as string ?? string.Empty;

    private static object? Read(object owner, string name) => owner.GetType().GetProperty(name)?.GetValue(owner);
}
