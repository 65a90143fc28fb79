using System;
using System.Text.Json;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Reading;

/// <summary>Reads addresses, and what they say of the resource: <c>clips</c> and the GUID of <c>…/clips/{guid}/form</c>.</summary>
internal static class LocationReader
{
    private const int GuidLength = 36;

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
        var path = Path(address.OriginalString);
        for (var end = path.Length; end >= GuidLength; end = path.Slice(0, end).LastIndexOf('/'))
        {
            var start = path.Slice(0, end).LastIndexOf('/') + 1;
            if (end - start == GuidLength && path.Slice(start, GuidLength).ToString() is var id && Guid.TryParseExact(id, "D", out _))
            {
                return new RunLocation(address) { Step = step, ResourceId = id, ResourceType = LastPart(path.Slice(0, start)) };
            }
        }

        return new RunLocation(address) { Step = step };
    }

    /// <summary>The path of an address, as it was written: making it normal would cost more than all else here.</summary>
    private static ReadOnlySpan<char> Path(string address)
    {
        var text = address.AsSpan();
        var authority = text.IndexOf("://".AsSpan());
        if (authority >= 0)
        {
            text = text.Slice(authority + 3);
            var slash = text.IndexOf('/');
            text = slash < 0 ? default : text.Slice(slash);
        }

        var end = text.IndexOfAny('?', '#');
        return end < 0 ? text : text.Slice(0, end);
    }

    private static string? LastPart(ReadOnlySpan<char> path)
    {
        path = path.TrimEnd('/');
        var part = path.Slice(path.LastIndexOf('/') + 1);
        return part.IsEmpty ? null : SharedText.Of(SafeText.Clean(Uri.UnescapeDataString(part.ToString())));
    }
}
