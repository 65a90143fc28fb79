namespace WorkflowStatus.Core.Reading;

/// <summary>What a service said of an error; null for what it did not say.</summary>
/// <param name="Message">Its sentence for a person.</param>
/// <param name="Code">Its code.</param>
/// <param name="Id">Its id of this error.</param>
/// <param name="Excerpt">The beginning of what it said, where none of it is known to be a message.</param>
internal sealed record ServiceWords(string? Message, string? Code, string? Id, string? Excerpt = null)
{
    public static readonly ServiceWords None = new(null, null, null);
}
