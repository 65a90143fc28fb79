using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Views;

/// <summary>Texts from outside as one line that cannot act on the reader's terminal.</summary>
public static class LineText
{
    /// <summary>More than the widest screen shows; the formatter cuts the rest.</summary>
    private const int Most = 1000;

    /// <summary>Makes one clean line.</summary>
    /// <param name="text">The text; null shows nothing.</param>
    /// <returns>The line.</returns>
    public static string Of(string? text) => text is null ? string.Empty : SafeText.Line(text, Most);

    /// <summary>A clean text that keeps its line breaks.</summary>
    /// <param name="text">The text; null shows nothing.</param>
    /// <returns>The text.</returns>
    public static string Whole(string? text) => text is null ? string.Empty : SafeText.Clean(text);

    /// <summary>Cuts the end of a line.</summary>
    /// <param name="text">The line.</param>
    /// <param name="width">The most characters; null for all.</param>
    /// <returns>The line; an ellipsis tells that it was cut.</returns>
    public static string Cut(string text, int? width)
    {
        if (width is not { } most || text.Length <= most)
        {
            return text;
        }

        var ellipsis = Screen.IsUnicode ? "…" : "..";
        var kept = most - ellipsis.Length;
        return kept < 1 ? string.Empty : text.Substring(0, char.IsHighSurrogate(text[kept - 1]) ? kept - 1 : kept) + ellipsis;
    }
}
