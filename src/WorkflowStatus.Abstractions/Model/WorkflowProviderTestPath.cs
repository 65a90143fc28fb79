namespace WorkflowStatus;

/// <summary>What one path of a definition found in a sample.</summary>
public sealed class WorkflowProviderTestPath
{
    /// <summary>The property that it is for, such as <c>run.status</c>, <c>steps.steps.name</c> or <c>jobs.steps.status</c> for the follow-up request jobs.</summary>
    public string Property { get; init; } = string.Empty;

    /// <summary>The path.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>What it found, as JSON, cut: of several runs or steps the first that has a value. A value that the property cannot take goes before, and says why in parentheses. Null when it found nothing.</summary>
    public string? Found { get; init; }

    /// <summary>Whether there was a sample of the answer that the path looks into: those of follow-up requests are given by name.</summary>
    public bool IsSampled { get; init; } = true;

    /// <summary>One line.</summary>
    /// <returns>For example <c>run.status $.state: "ok"</c>.</returns>
    public override string ToString() => $"{Property} {Path}: {Found ?? (IsSampled ? "nothing" : "no sample")}";
}
