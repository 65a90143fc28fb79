using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Reading;

/// <summary>Reads addresses, and what they say of the resource: <c>clips</c> and the GUID of <c>…/clips/{guid}/form</c>.</summary>
internal static class LocationReader
{
    /// <summary>Reads one address or a list of them.</summary>
    /// <returns>Null when the value is not addresses alone: it then goes into the details.</returns>
    public static List<RunLocation>? Read(JsonElement value, string? step)
    {
        var items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [value];
        var locations = new List<RunLocation>();
        foreach (var item in items)
        {
            if (item.ValueKind != JsonValueKind.String || !TryRead(SafeText.Clean(item.GetString()!), out var address))
            {
                return null;
            }

            locations.Add(Location(address, step));
        }

        return locations;
    }

    /// <summary>An address that begins with a slash is relative everywhere: some systems would read it as the path of a file.</summary>
    private static bool TryRead(string text, out Uri address) =>
        Uri.TryCreate(text, text.StartsWith("/", StringComparison.Ordinal) ? UriKind.Relative : UriKind.RelativeOrAbsolute, out address!);

    private static RunLocation Location(Uri address, string? step)
    {
        var path = address.IsAbsoluteUri ? address.AbsolutePath : address.OriginalString.Split('?', '#')[0];
        var parts = path.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindLastIndex(parts, part => Guid.TryParseExact(part, "D", out _));
        return new RunLocation(address)
        {
            Step = step,
            ResourceId = at >= 0 ? parts[at] : null,
            ResourceType = at >= 1 ? SafeText.Clean(Uri.UnescapeDataString(parts[at - 1])) : null,
        };
    }
}
