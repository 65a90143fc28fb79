using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Definitions;

namespace WorkflowStatus.Core.Reading;

/// <summary>Reads the service's word for the state of a run, a text or a number or truth value as written: without one there is no run.</summary>
internal static class StatusReader
{
    private const string Expected = "expected the state as a text, number or truth value at";
    private const string Member = "run.status";

    /// <summary>The word.</summary>
    /// <param name="scope">What the walk over the run found.</param>
    /// <param name="element">The run, an object.</param>
    /// <param name="run">Where the word is.</param>
    /// <exception cref="AnswerException">There is none.</exception>
    public static string Read(Scope scope, JsonElement element, RunMapping run)
    {
        var status = run.Status;
        RefuseOtherParts(scope, status);
        return JoinedText.Read(scope, status)
            ?? scope.Read(status, static (value, _) => !IsEmpty(value) ? SharedText.Of(ValueReader.Text(value)) : null)
            ?? Otherwise(scope, status)
            ?? throw new AnswerException($"{Expected} {string.Join(" or ", status.Paths)}, found {Found(scope, element, run)}") { IsWithoutRun = true, Member = HasMembers(element) ? Member : null };
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
            return IsEmpty(value) ? "an empty one" : AnswerWords.Kind(value);
        }

        // A path that reaches a null has found its place: what else is there is no help.
        return run.Status.Paths.Any(path => path.Select(element).Count > 0)
            ? "null"
            : $"none; the {(run.Items.All(path => path.Segments.Count == 0) ? "answer" : "run")} has: {AnswerWords.Members(element)}";
    }

    private static bool HasMembers(JsonElement element) => element.EnumerateObject().MoveNext();

    private static bool IsEmpty(JsonElement value) => value.ValueKind == JsonValueKind.String && value.ValueEquals(string.Empty);
}
