using System;

namespace WorkflowStatus.Core.Reading;

/// <summary>An answer is not what its definition describes.</summary>
internal sealed class AnswerException : FormatException
{
    public AnswerException(string message)
        : base(message)
    {
    }
}
