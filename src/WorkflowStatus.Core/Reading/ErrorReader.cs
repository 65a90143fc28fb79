using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Reading;

/// <summary>Reads why a run failed.</summary>
internal static class ErrorReader
{
    /// <summary>As much of an object as a message shows.</summary>
    private const int JsonLength = 500;

    public static RunError? Read(Scope scope, ErrorMapping? mapping, RunState state)
    {
        if (mapping is null || mapping.States?.Contains(state) == false)
        {
            return null;
        }

        var type = scope.Text(mapping.Type);
        var code = scope.Text(mapping.Code);
        // A text first, wherever it is; else whatever there is, as JSON.
        var message = JoinedText.Read(scope, mapping.Message)
            ?? scope.Read(mapping.Message, static (value, _) => value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0 ? ValueReader.Text(value) : null)
            ?? Json(scope, mapping, type is null && code is null);
        return message is null && type is null && code is null ? null : new RunError { Message = message, Type = type, Code = code };
    }

    /// <summary>Shows a reason that is no text as JSON; it is not taken, so that its members stay in the details.</summary>
    private static string? Json(Scope scope, ErrorMapping mapping, bool isOnly)
    {
        var first = (mapping.Message?.Slots ?? []).Select(scope.Find).FirstOrDefault(value => value is { } found && SaysSomething(found, isOnly));
        return first is { } reason ? SafeText.Line(JsonText.Compact(reason), JsonLength) : null;
    }

    private static bool SaysSomething(JsonElement value, bool isOnly) => value.ValueKind switch
    {
        JsonValueKind.Number or JsonValueKind.True => true,
        JsonValueKind.Object => isOnly && value.EnumerateObject().Any(),
        JsonValueKind.Array => isOnly && value.GetArrayLength() > 0,
        _ => false,
    };
}
