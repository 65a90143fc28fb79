using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

/// <summary>Which follow-up requests a poll sends: those that the state depends on.</summary>
public sealed class StateFollowUpTests
{
    private const string Jobs = """{ "name": "jobs", "path": "/runs/{id}/jobs", "steps": { "items": "$", "name": "$.n", "status": "$.s" } }""";

    private const string Errors = """{ "name": "errors", "path": "/runs/{id}/errors", "error": { "items": "$", "message": "$.text" } }""";

    private const string ByStep = """{ "when": { "states": "Running", "anyStep": "Failed" }, "state": "Failed" }""";

    private const string ByError = """{ "when": { "states": "Running", "hasError": true }, "state": "Suspended" }""";

    [Fact]
    public void An_end_that_only_a_follow_up_shows_is_seen_by_the_next_poll()
    {
        using var stage = new WaitStage(Definition([Jobs, Errors], [ByStep]));
        stage.Answer("run-1", request => Answer(request, from: 20));

        stage.Wait("run-1");

        var end = stage.Log.End();
        Assert.Equal((RunState.Failed, 1), (end.Run!.State, end.Run.Steps.Count));
        Assert.InRange(stage.Elapsed.TotalSeconds, 20, 40);
        Assert.Empty(stage.Log.Errors);
        // The error's request is left out until the end is read whole.
        Assert.Equal(1, stage.Requests.Count(request => Part(request.Request) == "errors"));
    }

    [Fact]
    public void A_state_to_wait_until_that_only_an_error_shows_is_seen_by_the_next_poll()
    {
        using var stage = new WaitStage(Definition([Errors], [ByError]));
        stage.Options = stage.Options with { Until = [RunState.Suspended] };
        stage.Answer("run-1", request => Answer(request, from: 20));

        stage.Wait("run-1");

        Assert.Equal(RunState.Suspended, stage.Log.End().Run!.State);
        Assert.InRange(stage.Elapsed.TotalSeconds, 20, 40);
        // A poll leaves nothing out here, so that nothing is read twice.
        Assert.Equal(stage.Requests.Count, 2 * stage.Requests.Select(request => request.At).Distinct().Count());
    }

    [Fact]
    public void A_wait_of_summaries_sees_it_too()
    {
        using var stage = new WaitStage(Definition([Jobs, Errors], [ByStep]));
        stage.Options = stage.Options with { Read = stage.Options.Read with { IsSummary = true } };
        stage.Answer("run-1", request => Answer(request, from: 20));

        stage.Wait("run-1");

        Assert.Equal(RunState.Failed, stage.Log.End().Run!.State);
        Assert.InRange(stage.Elapsed.TotalSeconds, 20, 40);
        Assert.DoesNotContain(stage.Requests, request => Part(request.Request) == "errors");
    }

    [Fact]
    public void A_poll_asks_by_a_value_of_the_run_once_it_has_one()
    {
        using var stage = new WaitStage(Definition(["""{ "name": "jobs", "path": "/runs/run-1/flow/{$.flow}/jobs", "steps": { "items": "$", "name": "$.n", "status": "$.s" } }"""], [ByStep]));
        stage.Answer("run-1", request => Part(request.Http) != "run-1" ? Answer(request, from: 20)
            : Answers.Json(request.At.TotalSeconds >= 10 ? """{ "status": "running", "flow": "f/1" }""" : """{ "status": "running", "flow": null }"""));

        stage.Wait("run-1");

        Assert.Equal(RunState.Failed, stage.Log.End().Run!.State);
        Assert.InRange(stage.Elapsed.TotalSeconds, 20, 40);
        Assert.Empty(stage.Log.Errors);
        var further = stage.Requests.Where(request => Part(request.Request) == "jobs").ToList();
        Assert.All(further, request => Assert.True(request.At.TotalSeconds >= 10));
        Assert.All(further, request => Assert.EndsWith("/flow/f%2F1/jobs", request.Request.RequestUri!.AbsoluteUri));
    }

    [Fact]
    public void A_poll_sends_none_where_no_refinement_depends_on_one()
    {
        using var stage = new WaitStage(Definition([Jobs, Errors], ["""{ "when": { "states": "Failed", "anyStep": "Failed" }, "state": "Terminated" }"""]));
        stage.Answer("run-1", request => Part(request.Http) != "run-1" ? Answer(request, from: 0) : StageAnswers.DoneAt(20)(request));

        stage.Wait("run-1");

        Assert.Equal(2, stage.Requests.Count(request => Part(request.Request) != "run-1"));
        Assert.All(stage.Requests.Where(request => Part(request.Request) != "run-1"), request => Assert.True(request.At.TotalSeconds >= 20));
    }

    [Fact]
    public void The_last_look_tells_no_end_that_what_failed_for_a_moment_might_take_back()
    {
        using var stage = new WaitStage(Definition([Jobs], ["""{ "when": { "states": "Succeeded", "anyStep": "Running" }, "state": "Running" }"""]));
        stage.Options = stage.Options with { Timeout = TimeSpan.Zero };
        stage.Answer("run-1", request => Part(request.Http) == "jobs" ? Answers.Status(503) : StageAnswers.Done());

        stage.Wait("run-1");

        Assert.Empty(stage.Log.Ended);
        Assert.Equal(WorkflowErrorId.WaitTimeout, stage.Log.Error().ErrorId);
        Assert.Contains(stage.Log.Notes, note => note.Contains("HTTP 503", StringComparison.Ordinal));
    }

    public static TheoryData<string, string[], string[]> Cases => new()
    {
        { string.Empty, [Jobs, Errors], [] },
        { "jobs", [Jobs, Errors], [ByStep] },
        { "errors", [Jobs, Errors], [ByError] },
        { "jobs errors", [Jobs, Errors], [ByStep, ByError] },
        { "jobs", [Jobs, Errors], ["""{ "when": { "hasSteps": false }, "state": "Suspended" }"""] },
        // What tells one end from another can wait for the end, unless an end may be none.
        { string.Empty, [Jobs, Errors], ["""{ "when": { "states": ["Failed", "Terminated"], "hasError": true }, "state": "Canceled" }"""] },
        { "errors", [Jobs, Errors], ["""{ "when": { "states": "Succeeded", "hasError": true }, "state": "Running" }"""] },
        { "jobs errors", [Jobs, Errors], ["""{ "when": { "states": "Failed", "hasError": true }, "state": "Canceled" }""", """{ "when": { "states": "Canceled", "anyStep": "Running" }, "state": "Running" }"""] },
        { string.Empty, [Jobs, With(Errors, """{ "states": "Failed" }""")], ["""{ "when": { "hasError": true }, "state": "Failed" }"""] },
        { string.Empty, [Jobs, Errors], ["""{ "when": { "states": "Running", "path": "$.x" }, "state": "Failed" }"""] },
        // One is sent by what another brought.
        { "jobs errors", [Jobs, With(Errors, """{ "anyStep": "Failed" }""")], [ByError] },
        { "errors", [With(Errors, """{ "anyStep": "Failed" }"""), Jobs], [ByError] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_definition_says_which_count_for_the_state(string names, string[] followUps, string[] refinements) =>
        Assert.Equal(names, string.Join(" ", Definition(followUps, refinements).Wire.StateFollowUps.Select(followUp => followUp.Name)));

    private static string With(string followUp, string when) => followUp.Replace("{ \"name\"", $"{{ \"when\": {when}, \"name\"", StringComparison.Ordinal);

    private static ProviderDefinition Definition(IEnumerable<string> followUps, IEnumerable<string> refinements) => TestDefinition.With(
        ("auth", """{ "type": "bearer" }"""),
        ("followUps", $"[{string.Join(",", followUps)}]"),
        ("refinements", $"[{string.Join(",", refinements)}]"),
        ("stepStates", """{ "bad": "Failed", "go": "Running" }"""));

    private static string Part(HttpRequestMessage request) => request.RequestUri!.Segments.Last();

    private static HttpResponseMessage Answer(StageRequest request, double from) => Part(request.Http) switch
    {
        "jobs" => Answers.Json($$"""[{ "n": "a", "s": "{{(request.At.TotalSeconds >= from ? "bad" : "go")}}" }]"""),
        "errors" => Answers.Json(request.At.TotalSeconds >= from ? """[{ "text": "no disk" }]""" : "[]"),
        _ => StageAnswers.Running(),
    };
}
