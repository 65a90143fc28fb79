using System.Collections.Generic;
using WorkflowStatus.Core.Tests.Support.Wire;

namespace WorkflowStatus.Core.Tests.Faults.Rows;

internal static class StrangeAnswers
{
    private static readonly FaultRow Invalid = new(string.Empty) { Error = WorkflowErrorId.InvalidResponse };

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        Invalid with { Fault = "HTML with 200", Answer = Play.Send(Raw.Answer("<!DOCTYPE html><html><body>Please sign in"u8, 200, "Content-Type: text/html")), Says = "the answer is not JSON but text/html (HTTP 200)" },
        Invalid with { Fault = "HTML that says it is JSON", Answer = Play.Json("<html>"), Says = "the answer is not JSON (HTTP 200)" },
        Invalid with { Fault = "plain text", Answer = Play.Send(Raw.Answer("OK"u8, 200, "Content-Type: text/plain")), Says = "the answer is not JSON but text/plain (HTTP 200)" },
        new("JSON that says it is plain text") { Answer = Play.Send(Raw.Answer("""{ "status": "running" }"""u8, 200, "Content-Type: text/plain")), State = RunState.Running },
        new("JSON without a content type") { Answer = Play.Send(Raw.Answer("""{ "status": "running" }"""u8, 200)), State = RunState.Running },
        Invalid with { Fault = "white space alone", Answer = Play.Json("  \r\n "), IsRetried = true, Says = "the answer was truncated" },
        Invalid with { Fault = "text after the JSON", Answer = Play.Json(Play.Running + " tail"), Says = "the answer is not JSON" },
        Invalid with { Fault = "two values", Answer = Play.Json(Play.Running + Play.Running), Says = "the answer is not JSON" },
        Invalid with { Fault = "a trailing comma", Answer = Play.Json("""{ "status": "running", }"""), Says = "the answer is not JSON" },
        Invalid with { Fault = "single quotes", Answer = Play.Json("{ 'status': 'running' }"), Says = "the answer is not JSON" },
        Invalid with { Fault = "NaN", Answer = Play.Json("""{ "status": "running", "percent": NaN }"""), Says = "the answer is not JSON" },
        Invalid with { Fault = "null", Answer = Play.Json("null"), Says = "expected an object or an array, found null" },
        Invalid with { Fault = "a number alone", Answer = Play.Json("7"), Says = "found a number" },
        Invalid with { Fault = "a text alone", Answer = Play.Json("\"done\""), Says = "found a text" },
        Invalid with { Fault = "a list of lists", Answer = Play.Json("[[]]"), Says = "expected a run as an object, found an array" },
        Invalid with { Fault = "an empty object", Answer = Play.Json("{}"), Says = "expected the state as a text at $.status, found none" },
        new("an empty list") { Answer = Play.Json("[]"), Error = WorkflowErrorId.RunNotFound, Says = "the service answered with an empty list (HTTP 200)" },
    ];
}
