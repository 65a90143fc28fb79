using System;

namespace WorkflowStatus.Core.Paths;

/// <summary>An object of an answer holds a member twice: which of the two is true cannot be known.</summary>
internal sealed class DuplicateMemberException : FormatException
{
    public DuplicateMemberException(string name)
        : base($"the member '{name}' occurs twice in one object")
    {
    }
}
