using System.Management.Automation.Host;

namespace WorkflowStatus.Views;

/// <summary>Ids cut in the middle: many differ only at their end (counters, GUIDs made at one time), others only at their start.</summary>
public static class IdText
{
    /// <summary>The least that tells ids apart.</summary>
    private const int Least = 8;

    /// <summary>An id for a column that shares with others what a table's fixed columns leave.</summary>
    /// <param name="id">The id.</param>
    /// <param name="host">The host that shows the table.</param>
    /// <param name="used">The width of the fixed columns and of all gaps.</param>
    /// <param name="shares">How many columns share the rest; the first gets the odd character.</param>
    /// <returns>The whole id where it fits, or where the width is not known.</returns>
    public static string Of(string id, PSHost? host, int used, int shares) => Of(id, Screen.Width(host), used, shares);

    /// <summary>An id for a column that shares with others what a table's fixed columns leave.</summary>
    /// <param name="id">The id.</param>
    /// <param name="width">The width of the table; null where it is not known.</param>
    /// <param name="used">The width of the fixed columns and of all gaps.</param>
    /// <param name="shares">How many columns share the rest; the first gets the odd character.</param>
    /// <returns>The whole id where it fits, or where the width is not known.</returns>
    public static string Of(string id, int? width, int used, int shares) =>
        width is { } known ? Cut(LineText.Of(id), (known - used + shares - 1) / shares) : LineText.Of(id);

    /// <summary>Cuts an id in the middle.</summary>
    /// <param name="id">The id.</param>
    /// <param name="width">The most characters; fewer than eight count as eight.</param>
    /// <returns>For example <c>09a560ba…d4e5f607</c>.</returns>
    public static string Cut(string id, int width)
    {
        var most = width < Least ? Least : width;
        if (id.Length <= most)
        {
            return id;
        }

        var ellipsis = Screen.IsUnicode ? "…" : "..";
        var tail = (most - ellipsis.Length) / 2;
        var head = most - ellipsis.Length - tail;

        // A character of two halves is kept or dropped as a whole.
        head -= char.IsHighSurrogate(id[head - 1]) ? 1 : 0;
        tail -= char.IsLowSurrogate(id[id.Length - tail]) ? 1 : 0;
        return id.Substring(0, head) + ellipsis + id.Substring(id.Length - tail);
    }
}
