namespace WorkflowStatus;

/// <summary>What one path of a definition found in a sample.</summary>
public sealed class WorkflowProviderTestPath
{
    /// <summary>The property that it is for, such as <c>run.status</c>.</summary>
    public string Property { get; init; } = string.Empty;

    /// <summary>The path.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>What it found, as JSON, cut; null when it found nothing.</summary>
    public string? Found { get; init; }

    /// <summary>One line.</summary>
    /// <returns>For example <c>run.status $.state: "ok"</c>.</returns>
    public override string ToString() => $"{Property} {Path}: {Found ?? "nothing"}";
}
