using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Text.Json;
using WorkflowStatus.Core.Paths;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Reading;

/// <summary>Turns JSON into the host's values, losing nothing: whole numbers stay whole, however long.</summary>
internal sealed class JsonValues
{
    /// <summary>
    /// PowerShell writes objects of any depth to jobs and files and cannot read more than some forty levels back: what
    /// is nested deeper stays JSON text, so that a run always survives the way.
    /// </summary>
    private const int DeepestObject = 24;

    /// <summary>Longer numbers stay text: they are none that anybody counts with, and making them costs the square of their length on some frameworks.</summary>
    private const int LongestNumber = 1000;

    private readonly IObjectFactory _objects;

    public JsonValues(IObjectFactory objects) => _objects = objects;

    public object? Convert(JsonElement value) => Convert(value, 1);

    /// <summary>Makes an object of members; names are cleaned, and two that are then the same are refused.</summary>
    /// <exception cref="DuplicateMemberException">A name occurs twice.</exception>
    public object Create(List<KeyValuePair<string, object?>> members)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < members.Count; index++)
        {
            var name = SafeText.Clean(members[index].Key);
            if (!names.Add(name))
            {
                throw new DuplicateMemberException(SafeText.Line(name, 64));
            }

            if (!ReferenceEquals(name, members[index].Key))
            {
                members[index] = new(name, members[index].Value);
            }
        }

        return _objects.Create(members);
    }

    /// <summary>The same; null when there are no members.</summary>
    public object? CreateOrNull(List<KeyValuePair<string, object?>>? members) => members is null or { Count: 0 } ? null : Create(members);

    private object? Convert(JsonElement value, int depth) => value.ValueKind switch
    {
        JsonValueKind.Object or JsonValueKind.Array when depth > DeepestObject => SafeText.Clean(value.GetRawText()),
        JsonValueKind.Object => Object(value, depth),
        JsonValueKind.Array => value.EnumerateArray().Select(item => Convert(item, depth + 1)).ToArray(),
        JsonValueKind.String => SafeText.Clean(value.GetString()!),
        JsonValueKind.Number => Number(value),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private object Object(JsonElement value, int depth)
    {
        var members = new List<KeyValuePair<string, object?>>();
        foreach (var member in value.EnumerateObject())
        {
            members.Add(new(member.Name, Convert(member.Value, depth + 1)));
        }

        return Create(members);
    }

    private static object Number(JsonElement value)
    {
        if (value.TryGetInt64(out var whole))
        {
            return whole;
        }

        var text = value.GetRawText();
        if (text.Length > LongestNumber)
        {
            return text;
        }

        if (BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var big))
        {
            return value.TryGetDecimal(out var number) ? number : big;
        }

        return value.TryGetDouble(out var real) && !double.IsInfinity(real) ? real : text;
    }
}
