namespace WorkflowStatus;

/// <summary>A value that a provider needs beside the run's id.</summary>
public sealed class WorkflowProviderParameter
{
    /// <summary>The name that users type.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Whether a request without it is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The value when none is given; null without one.</summary>
    public string? Default { get; init; }

    /// <summary>One sentence for the person who has to give it.</summary>
    public string Help { get; init; } = string.Empty;

    /// <summary>The name, with its default where it has one.</summary>
    /// <returns>For example <c>SdkVersion=1.0.0</c>; a required one ends in <c>!</c>.</returns>
    public override string ToString() => Default is null ? IsRequired ? Name + "!" : Name : $"{Name}={Default}";
}
