using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Connections;

/// <summary>The errors about the connection file: each names the file and says what to do.</summary>
internal static class ConnectionErrors
{
    private const int ShownProblems = 5;
    private const string Repair = "Correct the file, or move it away and register the connections again.";

    public static WorkflowStatusException Damaged(string file, IReadOnlyList<DefinitionProblem> problems) =>
        Error(file, $"cannot be used: {Describe(problems)}", Repair);

    public static WorkflowStatusException WouldBeDamaged(string file, IReadOnlyList<DefinitionProblem> problems) =>
        new(WorkflowErrorId.InvalidParameter, $"The connection file '{SafeText.Line(file, 400)}' could not be read any more: {Describe(problems)}.", "Correct the value; the file is as it was.") { Target = file };

    public static WorkflowStatusException Newer(string file, string version, int line) =>
        Error(file, $"has the format version {version} (line {line}), and this release reads version {ConnectionMembers.Version}", $"Update WorkflowStatus, or set {ConfigurationFolder.Variable} to a folder of its own.");

    public static WorkflowStatusException TooLarge(string file) =>
        Error(file, $"is larger than the limit of {ConnectionMembers.FileBytes / 1024} KB", Repair);

    public static WorkflowStatusException WouldBeTooLarge(string file) =>
        Error(file, $"would be larger than the limit of {ConnectionMembers.FileBytes / 1024} KB", "Unregister connections that are not used.");

    public static WorkflowStatusException Unreadable(string file, Exception cause) =>
        Error(file, $"cannot be read: {SafeText.Line(cause.Message, 300)}", "Check the file and its permissions.", cause);

    public static WorkflowStatusException Unwritable(string file, Exception cause) =>
        Error(file, $"cannot be written: {SafeText.Line(cause.Message, 300)}", "Check the folder, its permissions and the space that is left.", cause);

    public static WorkflowStatusException Link(string file) =>
        Error(file, "is a symbolic link: it is read, but writing it would replace the link", $"Put the file itself there, or set {ConfigurationFolder.Variable} to the folder that the link leads to.");

    public static WorkflowStatusException Locked(string file, string lockFile, TimeSpan limit, Exception cause) =>
        Error(file, $"is in use: another process has held '{SafeText.Line(lockFile, 400)}' for {limit.TotalSeconds:0} s", "Try again when the other process has ended.", cause);

    public static WorkflowStatusException Exists(string name) =>
        new(WorkflowErrorId.InvalidParameter, $"A connection '{name}' exists already.", "Choose another name, or replace it with -Force.") { Target = name };

    private static string Describe(IReadOnlyList<DefinitionProblem> problems)
    {
        var shown = string.Join("; ", problems.OrderBy(problem => problem.Line).Take(ShownProblems).Select(problem => problem.ToString()));
        var more = problems.Count > ShownProblems ? $"; and {problems.Count - ShownProblems} more" : string.Empty;
        return SafeText.Line(shown, 1000) + more;
    }

    private static WorkflowStatusException Error(string file, string problem, string action, Exception? cause = null) =>
        new(WorkflowErrorId.InvalidConfiguration, $"The connection file '{SafeText.Line(file, 400)}' {problem}.", action, cause) { Target = file };
}
