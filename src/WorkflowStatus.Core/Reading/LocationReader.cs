using System;
using System.Text.Json;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Reading;

/// <summary>Reads addresses, and what they say of the resource: <c>clips</c> and the GUID of <c>…/clips/{guid}/form</c>.</summary>
internal static class LocationReader
{
    private const int GuidLength = RunLocation.GuidLength;

    /// <summary>What ends the scheme and the host of an address, or all of it but the query.</summary>
    private static readonly char[] Ends = ['/', '?', '#'];

    /// <summary>Reads one address or a list of them.</summary>
    /// <returns>Null when the value is not addresses alone: it then goes into the details.</returns>
    public static RunLocation[]? Read(JsonElement value, string? step)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return Location(value, step) is { } only ? [only] : null;
        }

        var locations = new RunLocation[value.GetArrayLength()];
        var count = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (Location(item, step) is not { } location)
            {
                return null;
            }

            locations[count++] = location;
        }

        return locations;
    }

    private static RunLocation? Location(JsonElement value, string? step) =>
        value.ValueKind == JsonValueKind.String && TryRead(SafeText.Clean(value.GetString()!), out var address) ? Location(address, step) : null;

    /// <summary>An address that begins with a slash is relative everywhere: some systems would read it as the path of a file.</summary>
    private static bool TryRead(string text, out Uri address) =>
        Uri.TryCreate(text, text.StartsWith("/", StringComparison.Ordinal) ? UriKind.Relative : UriKind.RelativeOrAbsolute, out address!);

    private static RunLocation Location(Uri address, string? step)
    {
        var path = Path(address.OriginalString, out var before);
        for (var end = path.Length; end >= GuidLength; end = path.Slice(0, end).LastIndexOf('/'))
        {
            var start = path.Slice(0, end).LastIndexOf('/') + 1;
            if (end - start == GuidLength && IsGuid(path.Slice(start, GuidLength)))
            {
                return new RunLocation(address) { Step = step, ResourceIdStart = before + start, ResourceType = LastPart(path.Slice(0, start)) };
            }
        }

        return new RunLocation(address) { Step = step };
    }

    /// <summary>The path of an address, as it was written, and where it begins: making it normal would cost more than all else here.</summary>
    private static ReadOnlySpan<char> Path(string address, out int start)
    {
        var first = address.IndexOfAny(Ends);
        var hasAuthority = first > 0 && string.CompareOrdinal(address, first - 1, "://", 0, 3) == 0;
        start = hasAuthority ? address.IndexOfAny(Ends, first + 2) : 0;
        if (start < 0)
        {
            return default;
        }

        var text = address.AsSpan(start);
        var end = text.IndexOfAny('?', '#');
        return end < 0 ? text : text.Slice(0, end);
    }

    private static bool IsGuid(ReadOnlySpan<char> text) =>
#if NET
        Guid.TryParseExact(text, "D", out _);
#else
        Guid.TryParseExact(text.ToString(), "D", out _);
#endif

    private static string? LastPart(ReadOnlySpan<char> path)
    {
        path = path.TrimEnd('/');
        var part = path.Slice(path.LastIndexOf('/') + 1);
        return part.IsEmpty ? null : SharedText.Of(SafeText.Clean(Uri.UnescapeDataString(part.ToString())));
    }
}
