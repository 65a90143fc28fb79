using System;

namespace WorkflowStatus.Core.Paths;

/// <summary>A text is not a path of the supported subset of RFC 9535.</summary>
internal sealed class PathSyntaxException : FormatException
{
    public PathSyntaxException(string expectation, int column)
        : base($"column {column}: {expectation}") => Column = column;

    /// <summary>Where it went wrong, counted from 1.</summary>
    public int Column { get; }
}
