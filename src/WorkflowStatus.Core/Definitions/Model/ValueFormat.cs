namespace WorkflowStatus.Core.Definitions;

/// <summary>How a number or text that means a time or progress is written.</summary>
internal enum ValueFormat
{
    /// <summary>ISO 8601: a timestamp (without a zone: UTC) or a duration such as PT1M30S. The date of e-mail and HTTP is read too, and a duration such as 00:01:30.</summary>
    Iso8601,

    /// <summary>Seconds: since 1970 for a timestamp; a trailing <c>s</c> is allowed for a duration.</summary>
    Seconds,

    /// <summary>Milliseconds: since 1970 for a timestamp.</summary>
    Milliseconds,

    /// <summary>Microseconds: since 1970 for a timestamp.</summary>
    Microseconds,

    /// <summary>Nanoseconds: since 1970 for a timestamp.</summary>
    Nanoseconds,

    /// <summary>A timestamp in any of these since 1970, told apart by its size; no duration.</summary>
    Epoch,

    /// <summary>Progress from 0 to 1; nothing else is written so.</summary>
    Fraction,
}
