namespace WorkflowStatus.Simulator.Requests;

/// <summary>
/// A request target as it came over the wire. Segments are cut before they are decoded, so that an
/// escaped slash stays inside its segment.
/// </summary>
public sealed class RawTarget
{
    private readonly string[] segments;
    private readonly string query;

    /// <summary>Cuts a target in origin form, such as <c>/api/a%2Fb/status?x=1</c>.</summary>
    public RawTarget(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        Target = target;
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        Path = mark < 0 ? target : target[..mark];
        query = mark < 0 ? "" : target[(mark + 1)..];
        segments = Path.Split('/');
    }

    /// <summary>The whole target, undecoded.</summary>
    public string Target { get; }

    /// <summary>The target without its query, undecoded.</summary>
    public string Path { get; }

    /// <summary>
    /// Compares the last segments with a pattern; whatever stands before them is a prefix of the base URI.
    /// Gives the decoded values of the <c>*</c> segments, or null when the pattern does not fit.
    /// </summary>
    public string[]? Tail(params ReadOnlySpan<string> pattern)
    {
        var offset = segments.Length - pattern.Length;
        if (offset < 1)
        {
            return null;
        }

        var values = 0;
        for (var index = 0; index < pattern.Length; index++)
        {
            var segment = segments[offset + index];
            if (pattern[index] == "*" ? segment.Length == 0 : segment != pattern[index])
            {
                return null;
            }

            values += pattern[index] == "*" ? 1 : 0;
        }

        var captured = new string[values];
        for (int index = 0, next = 0; index < pattern.Length; index++)
        {
            if (pattern[index] == "*")
            {
                captured[next++] = Uri.UnescapeDataString(segments[offset + index]);
            }
        }

        return captured;
    }

    /// <summary>The decoded value of a query parameter; null when it is absent.</summary>
    public string? Query(string name)
    {
        foreach (var pair in query.Split('&'))
        {
            var parts = pair.Split('=', 2);
            if (Uri.UnescapeDataString(parts[0]) == name)
            {
                return parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "";
            }
        }

        return null;
    }
}
