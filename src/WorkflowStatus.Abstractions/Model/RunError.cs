namespace WorkflowStatus;

/// <summary>Why a run failed, in the service's own words.</summary>
public sealed class RunError
{
    /// <summary>The reason; an object without a message is shown as compact JSON. Null when only a type or code was given.</summary>
    public string? Message { get; init; }

    /// <summary>The service's kind of error, such as <c>ApplicationFailure</c>; null when it names none.</summary>
    public string? Type { get; init; }

    /// <summary>The service's code, as text; null when it gives none.</summary>
    public string? Code { get; init; }

    /// <summary>The message, preceded by the type where there is one.</summary>
    /// <returns>One line; empty when nothing is known.</returns>
    public override string ToString() => (string.IsNullOrEmpty(Type), string.IsNullOrEmpty(Message)) switch
    {
        (true, true) => Code ?? string.Empty,
        (true, _) => Message!,
        (_, true) => Type!,
        _ => $"{Type}: {Message}",
    };
}
