namespace WorkflowStatus.Core.Reading;

/// <summary>What a service said of an HTTP error; null for what it did not say.</summary>
internal sealed record ServiceWords(string? Message, string? Code, string? Id)
{
    public static readonly ServiceWords None = new(null, null, null);
}
