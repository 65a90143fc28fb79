using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Reading;

/// <summary>Second requests that complete a run.</summary>
public sealed class FollowUpTests
{
    private const string Steps = """{ "name": "jobs", "path": "/runs/{id}/jobs", "headers": { "x-part": "jobs" }, "steps": { "items": "$.jobs", "name": "$.n", "status": "$.s" } }""";

    private const string Errors = """{ "name": "errors", "path": "/runs/{id}/errors", "when": { "states": "Failed" }, "error": { "items": "$.list", "message": ["$.text", "$"] } }""";

    private const string Failed = """{ "status": "failed" }""";

    [Fact]
    public async Task Steps_come_from_a_second_request_and_the_rest_of_its_answer_is_kept()
    {
        var (result, handler) = await ReadAsync(Steps, """{ "status": "done" }""", """{ "jobs": [{ "n": "A", "s": "ok" }], "total": 1 }""");
        var run = Assert.Single(result.Runs);
        Assert.Equal("A: Succeeded", string.Join(", ", run.Steps));
        Assert.Equal(1, run.StepCount);
        Assert.Contains("""Details: {"jobs":{"total":1}}""", RunText.Of(run));
        Assert.Equal("https://api.example.com/runs/run-1/jobs", handler.Requests[1].Address.AbsoluteUri);
        Assert.Equal("jobs", handler.Requests[1].Headers["x-part"]);
        Assert.False(handler.Requests[0].Headers.ContainsKey("x-part"));
    }

    [Theory]
    [InlineData("""{ "status": "done" }""", 1)]
    [InlineData(Failed, 2)]
    public async Task It_is_sent_only_when_its_condition_holds(string answer, int requests) =>
        Assert.Equal(requests, (await ReadAsync(Errors, answer, "{}")).Handler.Requests.Count);

    [Fact]
    public async Task A_summary_sends_none()
    {
        var (result, handler) = await ReadAsync(Errors, Failed, "{}", TestRead.Once with { IsSummary = true });
        Assert.Single(handler.Requests);
        Assert.Single(result.Runs);
    }

    [Theory]
    [InlineData("""{ "list": [{ "text": "first", "n": 1 }, { "text": "second" }] }""", "first", """{"errors":[{"n":1},{"text":"second"}]}""")]
    [InlineData("""{ "list": { "text": "first" } }""", "first", "null")]
    [InlineData("""{ "list": ["first"] }""", "first", "null")]
    [InlineData("""{ "list": [42] }""", "42", "null")]
    [InlineData("""{ "list": [{ "n": 1 }, { "text": "second" }] }""", """{"n":1}""", """{"errors":[{"n":1},{"text":"second"}]}""")]
    [InlineData("""{ "list": [] }""", null, "null")]
    [InlineData("{}", null, "null")]
    [InlineData("5", null, "null")]
    public async Task The_first_error_is_the_runs_and_the_others_stay_in_the_details(string answer, string? message, string details)
    {
        var run = Assert.Single((await ReadAsync(Errors, Failed, answer)).Result.Runs);
        Assert.Equal(message, run.Error?.Message);
        Assert.Equal(details, System.Text.Json.JsonSerializer.Serialize(run.Details));
    }

    [Theory]
    [InlineData("""{ "jobs": [], "jobs": [{ "n": "A" }] }""", 200)]
    [InlineData("""{ "jobs": [{ "n": "\ud800" }] }""", 200)]
    [InlineData("<html>", 200)]
    [InlineData("", 200)]
    [InlineData("""{ "message": "no" }""", 403)]
    [InlineData("{}", 500)]
    public async Task One_that_cannot_be_used_leaves_the_run_as_it_was_unless_it_is_required(string answer, int status)
    {
        var handler = StubHandler.Sequence(() => Answers.Json("""{ "status": "done", "more": 1 }"""), () => Answers.Json(answer, status));
        var result = await TestRead.ReadAsync(Run(Definition(Steps)), handler, TestRead.Once);
        var run = Assert.Single(result.Runs);
        Assert.Equal((RunState.Succeeded, 0), (run.State, run.Steps.Count));
        Assert.Contains("""Details: {"more":1}""", RunText.Of(run));
        Assert.Contains("the follow-up request 'jobs' failed: Test run 'run-1'", Assert.Single(result.Notes));

        handler = StubHandler.Sequence(() => Answers.Json("""{ "status": "done" }"""), () => Answers.Json(answer, status));
        result = await TestRead.ReadAsync(Run(Definition(Steps.Replace("{ \"name\": \"jobs\"", "{ \"required\": true, \"name\": \"jobs\"", System.StringComparison.Ordinal))), handler, TestRead.Once);
        Assert.Empty(result.Runs);
        Assert.NotNull(result.Error);
    }

    [Fact]
    public async Task A_required_one_that_the_service_does_not_know_is_not_a_run_that_it_does_not_know()
    {
        var handler = StubHandler.Sequence(() => Answers.Json("""{ "status": "done" }"""), () => Answers.Json("""{ "detail": "no jobs here" }""", 404));
        var definition = Definition(Steps.Replace("{ \"name\": \"jobs\"", "{ \"required\": true, \"name\": \"jobs\"", System.StringComparison.Ordinal));
        var result = await TestRead.ReadAsync(Run(definition), handler, TestRead.Once);
        Assert.Equal((WorkflowErrorId.RequestRejected, 404, false), (result.Error!.ErrorId, result.Error.StatusCode, result.IsNotFound));
        Assert.StartsWith("Test run 'run-1' could not be read: the service has no answer to the follow-up request 'jobs' (HTTP 404). The service says: {\"detail\":\"no jobs here\"}. Check the path", result.Error.Message);
    }

    [Theory]
    [InlineData(503, WorkflowErrorId.ServiceUnavailable)]
    [InlineData(429, WorkflowErrorId.RateLimited)]
    [InlineData(200, WorkflowErrorId.InvalidResponse)]
    [InlineData(403, null)]
    [InlineData(404, null)]
    public async Task One_that_the_state_depends_on_fails_the_read_unless_it_is_refused_for_good(int status, WorkflowErrorId? error)
    {
        foreach (var options in new[] { TestRead.Once, TestRead.Once with { IsSummary = true } })
        {
            var definition = TestDefinition.With(("followUps", Steps), ("refinements", """{ "when": { "states": "Succeeded", "anyStep": "Running" }, "state": "Running" }"""));
            var handler = StubHandler.Sequence(() => Answers.Json("""{ "status": "done" }"""), () => Answers.Json("<html>", status));
            var result = await TestRead.ReadAsync(Run(definition), handler, options);
            Assert.Equal((error, error is null ? 1 : 0), (result.Error?.ErrorId, result.Runs.Count));
        }
    }

    [Fact]
    public async Task One_that_fails_for_a_moment_is_sent_again()
    {
        var handler = StubHandler.Sequence(() => Answers.Json("""{ "status": "done" }"""), () => Answers.Status(503), () => Answers.Json("""{ "jobs": [{ "n": "A", "s": "ok" }] }"""));
        var result = await TestRead.ReadAsync(Run(Definition(Steps)), handler, TestRead.Patient);
        Assert.Equal("A: Succeeded", string.Join(", ", Assert.Single(result.Runs).Steps));
        Assert.Equal(["/runs/run-1", "/runs/run-1/jobs", "/runs/run-1/jobs"], handler.Requests.Select(request => request.Address.AbsolutePath));
        Assert.Contains("asking again", Assert.Single(result.Notes));
    }

    [Fact]
    public async Task Refinements_see_what_it_brought_and_each_other()
    {
        var definition = TestDefinition.With(
            ("followUps", Errors),
            ("refinements", """
                [{ "when": { "hasError": true, "states": "Failed" }, "state": "Terminated", "message": "Ended by hand." },
                 { "when": [{ "states": "Terminated", "hasSteps": true }, { "states": "Terminated", "hasSteps": false }], "state": "Canceled" }]
                """));
        var result = await TestRead.ReadAsync(Run(definition), StubHandler.Sequence(() => Answers.Json(Failed), () => Answers.Json("""{ "list": [{ "text": "why" }] }""")), TestRead.Once);
        var run = Assert.Single(result.Runs);
        Assert.Equal((RunState.Canceled, "failed", "Ended by hand. why"), (run.State, run.Status, run.Message));
    }

    [Fact]
    public async Task Each_of_several_runs_is_completed()
    {
        var (result, handler) = await ReadAsync(Errors, $"[{Failed}, {{ \"status\": \"done\" }}, {Failed}]", """{ "list": [{ "text": "why" }] }""");
        Assert.Equal(["why", null, "why"], result.Runs.Select(run => run.Message));
        Assert.Equal(3, handler.Requests.Count);
    }

    private static async Task<(ReadResult Result, StubHandler Handler)> ReadAsync(string followUp, string answer, string followUpAnswer, ReadOptions? options = null)
    {
        var handler = StubHandler.Sequence(() => Answers.Json(answer), () => Answers.Json(followUpAnswer));
        return (await TestRead.ReadAsync(Run(Definition(followUp)), handler, options ?? TestRead.Once), handler);
    }

    private static ProviderDefinition Definition(string followUp) => TestDefinition.With(("followUps", followUp), ("stepStates", """{ "ok": "Succeeded" }"""));

    private static RunReference Run(ProviderDefinition definition) => new(Providers.Account(definition), "run-1");
}
