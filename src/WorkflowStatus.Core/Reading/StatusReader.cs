using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Definitions;

namespace WorkflowStatus.Core.Reading;

/// <summary>Reads the service's word for the state of a run, a text, or a number or truth value that the definition maps: without one there is no run.</summary>
/// <remarks>A number that is not mapped is no word: an envelope's "status": 404 is no state of a run, and another path may hold the state beside it.</remarks>
internal static class StatusReader
{
    private const string Expected = "expected the state as a text at";
    private const string Member = "run.status";

    /// <summary>The word.</summary>
    /// <param name="scope">What the walk over the run found.</param>
    /// <param name="element">The run, an object.</param>
    /// <param name="run">Where the word is.</param>
    /// <param name="states">The words that the definition maps.</param>
    /// <exception cref="AnswerException">There is none.</exception>
    public static string Read(Scope scope, JsonElement element, RunMapping run, StateMap states)
    {
        var status = run.Status;
        RefuseOtherParts(scope, status);
        return JoinedText.Read(scope, status)
            ?? First(scope, status, states)
            ?? Otherwise(scope, status)
            ?? throw new AnswerException($"{Expected} {string.Join(" or ", status.Paths)}, found {Found(scope, element, run)}") { IsWithoutRun = true, Member = HasMembers(element) ? Member : null };
    }

    private static string? First(Scope scope, ValueSource status, StateMap states)
    {
        foreach (var slot in status.Slots)
        {
            if (scope.Find(slot) is { } value && ValueReader.Text(value) is { } text && (IsPlain(value) ? states.Find(text) is not null : !string.IsNullOrWhiteSpace(text)))
            {
                scope.Take(slot);
                return SharedText.Of(text);
            }
        }

        return null;
    }

    /// <summary>A word that leaves out the parts that make none would be another word.</summary>
    private static void RefuseOtherParts(Scope scope, ValueSource status)
    {
        for (var part = 0; status.Join is not null && part < status.Slots.Length; part++)
        {
            if (scope.Find(status.Slots[part]) is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } value)
            {
                throw new AnswerException($"{Expected} {status.Paths[part]}, found {AnswerWords.Kind(value)}") { Member = Member };
            }
        }
    }

    /// <summary>The word for an answer that holds none yet; a value of another kind is still a fault.</summary>
    private static string? Otherwise(Scope scope, ValueSource status)
    {
        if (status.Otherwise is null || status.Slots.Any(slot => scope.Find(slot) is { } value && !IsEmpty(value)))
        {
            return null;
        }

        foreach (var slot in status.Slots)
        {
            scope.Take(slot);
        }

        return status.Otherwise;
    }

    private static string Found(Scope scope, JsonElement element, RunMapping run)
    {
        if (run.Status.Slots.Select(scope.Find).FirstOrDefault(value => value is not null) is { } value)
        {
            return IsEmpty(value) ? "an empty one" : IsPlain(value) ? $"{AnswerWords.Kind(value)} that 'states' does not name" : AnswerWords.Kind(value);
        }

        // A path that reaches a null has found its place: what else is there is no help.
        return run.Status.Paths.Any(path => path.Select(element).Count > 0)
            ? "null"
            : $"none; the {(run.Items.All(path => path.Segments.Count == 0) ? "answer" : "run")} has: {AnswerWords.Members(element)}";
    }

    private static bool HasMembers(JsonElement element) => element.EnumerateObject().MoveNext();

    /// <summary>White space alone says no more than nothing. Asked only where no word was found: an ordinary one is not made a second time.</summary>
    private static bool IsEmpty(JsonElement value) => value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString());

    private static bool IsPlain(JsonElement value) => value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;
}
