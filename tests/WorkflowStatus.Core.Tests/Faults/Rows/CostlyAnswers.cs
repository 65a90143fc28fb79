using System.Collections.Generic;
using System.Linq;

namespace WorkflowStatus.Core.Tests.Faults.Rows;

/// <summary>Answers within every limit that would cost the square of their size, were each part of them looked at for each other.</summary>
internal static class CostlyAnswers
{
    private const string Body = "body, 16 MB";

    private static readonly FaultRow Read = new(string.Empty) { State = RunState.Running, Memory = Body };

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        Read with { Fault = "a path to the first of 300,000 lists", Answer = Play.Json($$"""{ "status": "running", "list": [{{Many(300_000, "[]")}}] }""") },
        Read with { Fault = "a number of a million digits", Answer = Play.Json($$"""{ "status": "running", "stranger": {{new string('9', 1_000_000)}} }""") },
        Read with { Fault = "10,000 steps of one id, each said to be within the others", Answer = Play.Json($$"""{ "status": "running", "steps": [{{Many(5_000, """{"id":"a"}""")}},{{Many(5_000, """{"id":"b","parent":"a"}""")}}] }"""), Memory = "steps, 10,000" },
        Read with { Fault = "9,999 steps within a step whose name is 100 kB", Answer = Play.Json($$"""{ "status": "running", "steps": [{ "name": "{{new string('x', 100_000)}}", "inner": [{{Many(9_999, """{"name":"a"}""")}}] }] }"""), Memory = "steps, 10,000" },
        new("10,001 runs") { Answer = Play.Json($$"""{ "runs": [{{Many(10_001, """{"status":"running"}""")}}] }"""), Error = WorkflowErrorId.InvalidResponse, Says = "the answer has more runs than the limit of 10000 (runs)", Memory = "runs, 10,000" },
        Read with { Fault = "1,000 runs within an answer of 100,000 members", Answer = Play.Json($$"""{ "runs": [{{Many(1_000, """{"status":"running"}""")}}], {{Numbered(100_000, "m")}} }"""), Runs = 1_000, Memory = "runs, 10,000" },
        Read with { Fault = "a run that has taken 200,000 names of ours", Answer = Play.Json($$"""{ "runs": [{"status":"running","envelope":1,{{Numbered(200_000, "envelope")}}}], "x": 1 }""") },
    ];

    private static string Many(int count, string json) => string.Join(",", Enumerable.Repeat(json, count));

    private static string Numbered(int count, string name) => string.Join(",", Enumerable.Range(2, count).Select(number => $"\"{name}{number}\":1"));
}
