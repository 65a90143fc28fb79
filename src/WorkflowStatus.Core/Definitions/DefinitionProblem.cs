using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Definitions;

/// <summary>One thing that is wrong in a definition file. What it quotes of the file is cleaned and cut: a file cannot act on the reader's screen.</summary>
/// <param name="Line">The line, counted from 1; 0 when the problem has no line.</param>
/// <param name="Path">The place in the file, such as <c>$.request.path</c>.</param>
/// <param name="Message">What was expected there, and what was found.</param>
public sealed record DefinitionProblem(int Line, string Path, string Message)
{
    private const int PathLength = 300;
    private const int MessageLength = 1000;

    /// <summary>The place in the file, as one clean line.</summary>
    public string Path { get; } = SafeText.Line(Path, PathLength);

    /// <summary>What was expected, as one clean line.</summary>
    public string Message { get; } = SafeText.Line(Message, MessageLength);

    /// <summary>One line for a list.</summary>
    /// <returns>For example <c>line 12, $.request.path: expected …</c>.</returns>
    public override string ToString() => $"line {Line}, {Path}: {Message}";
}
