using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Paths;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Reading;

/// <summary>Says of an answer, for a person, what it holds where something else was expected.</summary>
internal static class AnswerWords
{
    /// <summary>Of a text that System.Text.Json cannot make a string of.</summary>
    public const string HalfCharacter = "it holds text that is not valid Unicode, such as half a character";

    private const int ShownMembers = 5;
    private const int NameLength = 40;

    /// <summary>The kind of a value.</summary>
    /// <returns>For example <c>a number</c>.</returns>
    public static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a truth value",
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        _ => "null",
    };

    /// <summary>The names of an object's first members.</summary>
    /// <returns>For example <c>job, problem</c>.</returns>
    public static string Members(JsonElement element)
    {
        var names = element.EnumerateObject().Take(ShownMembers + 1).Select(member => SafeText.Line(member.Name, NameLength)).ToList();
        return names.Count > ShownMembers ? string.Join(", ", names.Take(ShownMembers)) + " …" : names.Count == 0 ? "nothing" : string.Join(", ", names);
    }

    /// <summary>Why none of the paths reaches what can hold runs.</summary>
    public static string NoItems(IReadOnlyList<JsonPath> items, JsonElement answer)
    {
        if (answer.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            return $"expected an object or an array, found {Kind(answer)}";
        }

        if (items.SelectMany(path => path.Select(answer).Take(1)).Select(Kind).FirstOrDefault() is { } found)
        {
            return $"expected an object or an array at {string.Join(" or ", items)}, found {found}";
        }

        return $"{string.Join(" and ", items)} found nothing in the answer, which {(answer.ValueKind == JsonValueKind.Object ? "has: " + Members(answer) : "is " + Kind(answer))}";
    }
}
