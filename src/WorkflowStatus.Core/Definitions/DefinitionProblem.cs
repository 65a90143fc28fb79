namespace WorkflowStatus.Core.Definitions;

/// <summary>One thing that is wrong in a definition file.</summary>
/// <param name="Line">The line, counted from 1; 0 when the problem has no line.</param>
/// <param name="Path">The place in the file, such as <c>$.request.path</c>.</param>
/// <param name="Message">What was expected there, and what was found.</param>
public sealed record DefinitionProblem(int Line, string Path, string Message)
{
    /// <summary>One line for a list.</summary>
    /// <returns>For example <c>line 12, $.request.path: expected …</c>.</returns>
    public override string ToString() => $"line {Line}, {Path}: {Message}";
}
