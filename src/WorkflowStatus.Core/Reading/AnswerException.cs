using System;

namespace WorkflowStatus.Core.Reading;

/// <summary>An answer is not what its definition describes.</summary>
internal sealed class AnswerException : FormatException
{
    public AnswerException(string message)
        : base(message)
    {
    }

    /// <summary>Whether there is no run, or no state of one, where it should be: then the answer may tell of an error.</summary>
    public bool IsWithoutRun { get; init; }

    /// <summary>What the answer tells of an error.</summary>
    public ServiceWords Words { get; set; } = ServiceWords.None;

    /// <summary>The member of the definition whose path did not find what it names, such as <c>run.status</c>, where the answer has others; null where the definition need not be the cause.</summary>
    public string? Member { get; init; }
}
