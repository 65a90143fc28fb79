namespace WorkflowStatus.Core.Definitions;

/// <summary>What a property makes of the value that is found for it.</summary>
internal enum ValueUse
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A word for a state: a text that is known before it is known whether that state is an end.</summary>
    State,

    /// <summary>A point in time.</summary>
    Time,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>Progress.</summary>
    Percent,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>One address or a list.</summary>
    Location,

    /// <summary>The id of another step.</summary>
    Reference,

    /// <summary>A number or time to sort by.</summary>
    Order,

    /// <summary>A reason: a text, or whatever else there is.</summary>
    Reason,

    /// <summary>Any value, as it is.</summary>
    Any,
}
