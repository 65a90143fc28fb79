using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Faults.Rows;

internal static class ShapeFaults
{
    private static readonly (string Name, string Json)[] Kinds =
    [
        ("a number", "4711"), ("a truth value", "true"), ("a text", "\"canary\""), ("an empty text", "\"\""), ("white space", "\" \""), ("a list", "[\"canary\", 4711, null]"), ("an object", "{ \"deep\": { \"deeper\": \"canary\" } }"), ("null", "null"),
        ("a number beyond every range", "1e999"), ("a negative number", "-4711"), ("a number of a hundred digits", new string('9', 100)),
    ];

    private static readonly string[] Members = ["message", "began", "took", "percent", "now", "count", "made", "output", "reason", "number", "steps", "stranger"];

    private static string Found(string json) => json[0] switch { '{' => "an object", '[' => "an array", '"' => "an empty one", 't' => "a truth value", 'n' => "null", _ => "a number" };

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        .. Kinds.Where(kind => kind.Name != "a text").Select(kind => new FaultRow($"the status is {kind.Name}")
        {
            Answer = Play.Json($$"""{ "status": {{kind.Json}} }"""),
            Error = WorkflowErrorId.InvalidResponse,
            Says = $"expected the state as a text at $.status, found {Found(kind.Json)}",
        }),
        .. Kinds.Select(kind => new FaultRow($"every field but the status is {kind.Name}")
        {
            Answer = Play.Json($$"""{ "status": "running", {{string.Join(", ", Members.Select(member => $"\"{member}\": {kind.Json}"))}} }"""),
            State = RunState.Running,
            Check = result => AssertKept(result, kind.Json),
        }),
        new("every field but the status is missing") { Answer = Play.Json("""{ "status": "running" }"""), State = RunState.Running },
        new("steps that are no objects") { Answer = Play.Json("""{ "status": "running", "steps": [null, 7, "x", [], true, {}] }"""), State = RunState.Running, Check = result => Assert.Equal(5, result.Runs[0].Steps.Count) },
        new("a word that the definition does not map") { Answer = Play.Json("""{ "status": "tangled" }"""), State = RunState.Unknown, Check = result => Assert.Equal("run state 'tangled'", Assert.Single(result.UnmappedWords)) },
        new("a state as a number in a text") { Answer = Play.Json("""{ "status": "7" }"""), State = RunState.Unknown },
        Twice("the status", """{ "status": "done", "status": "running" }"""),
        Twice("a member of a step", """{ "status": "running", "steps": [{ "name": "a", "name": "b" }] }"""),
        Twice("a member that no property takes", """{ "status": "running", "stranger": { "x": 1, "x": 2 } }"""),
    ];

    private static FaultRow Twice(string what, string body) => new($"{what} occurs twice") { Answer = Play.Json(body), Error = WorkflowErrorId.InvalidResponse, Says = "twice" };

    private static void AssertKept(ReadResult result, string json)
    {
        var text = RunText.Of(result.Runs);
        foreach (var value in new[] { "canary", "4711" }.Where(value => json.Contains(value, StringComparison.Ordinal)))
        {
            Assert.Contains(value, text);
        }
    }
}
