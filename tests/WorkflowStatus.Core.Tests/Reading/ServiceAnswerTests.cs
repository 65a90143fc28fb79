using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Reading;

/// <summary>What the services' documents leave to more than one answer.</summary>
public sealed class ServiceAnswerTests
{
    private const string Reason = "Unexpected character encountered while parsing value: <. Path '', line 0, position 0.";

    [Theory]
    [InlineData("Terminated", "errors-array", 200, RunState.Failed, Reason)]
    [InlineData("Terminated", "errors-object", 200, RunState.Failed, Reason)]
    [InlineData("Terminated", "errors-empty", 200, RunState.Terminated, null)]
    [InlineData("Terminated", "error-404", 404, RunState.Terminated, null)]
    [InlineData("Terminated", "error-401", 401, RunState.Terminated, null)]
    [InlineData("Terminated", "errors-empty", 500, RunState.Terminated, null)]
    [InlineData("Terminated-failed-step", "errors-array", 200, RunState.Failed, Reason)]
    [InlineData("Terminated-failed-step", "error-404", 404, RunState.Failed, null)]
    public async Task A_terminated_8x8_run_is_a_fault_or_a_manual_end(string name, string errors, int status, RunState state, string? message)
    {
        var handler = StubHandler.Sequence(() => Answers.Json(Text("8x8", name)), () => Answers.Json(Text("8x8", errors), status));
        var run = Assert.Single((await ReadAsync("8x8", "60dbe307fe55d99fc083db61", handler)).Runs);
        Assert.Equal((state, "Terminated", message, message), (run.State, run.Status, run.Message, run.Error?.Message));
        Assert.EndsWith("/workflows/60dbe307fe55d99fc083db61/errors", handler.Requests[1].Address.AbsolutePath);
    }

    [Fact]
    public async Task What_else_the_8x8_errors_say_is_in_the_details()
    {
        var handler = StubHandler.Sequence(() => Answers.Json(Text("8x8", "Terminated")), () => Answers.Json(Text("8x8", "errors-array")));
        var text = RunText.Of((await ReadAsync("8x8", "60dbe307fe55d99fc083db61", handler)).Runs);
        foreach (var part in new[] { "\"step\":\"step2\"", "\"errorTime\":\"2021-06-30T03:21:25.83Z\"", "\"step\":\"step1\"", "\"message\":\"The operation has timed out.\"" })
        {
            Assert.Contains(part, text);
        }
    }

    [Theory]
    [InlineData("Complete")]
    [InlineData("Suspended")]
    [InlineData("Runnable-every-step-status")]
    [InlineData("Terminated-by-hand")]
    public async Task Only_a_terminated_8x8_run_without_steps_or_with_a_failed_one_is_asked_for_errors(string name)
    {
        var handler = StubHandler.Sequence(() => Answers.Json(Text("8x8", name)));
        await ReadAsync("8x8", "60dbe307fe55d99fc083db61", handler);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task One_storyteller_id_can_give_several_runs()
    {
        var result = await ReadAsync("Storyteller", "3f0c2f0e-6a5b-4b0e-9d0c-0c3f1a7b9e21", StubHandler.Sequence(() => Answers.Json(Text("Storyteller", "two-runs"))));
        Assert.Equal(["add-clip: Succeeded", "add-to-story: Running"], result.Runs.Select(run => $"{run.Name}: {run.State}"));
        Assert.All(result.Runs, run => Assert.Equal("3f0c2f0e-6a5b-4b0e-9d0c-0c3f1a7b9e21", run.Id));
    }

    [Fact]
    public async Task Storyteller_knows_nothing_yet_when_its_array_is_empty()
    {
        var result = await ReadAsync("Storyteller", "x", StubHandler.Sequence(() => Answers.Json(Text("Storyteller", "empty"))));
        Assert.True(result.IsEmpty);
        Assert.Equal(WorkflowErrorId.RunNotFound, result.Error!.ErrorId);
    }

    [Fact]
    public async Task Both_shapes_of_oumla_give_the_same_run()
    {
        var plain = await ReadAsync("Oumla", "create-collection-123e4567-e89b-12d3-a456-426614174000", StubHandler.Sequence(() => Answers.Json(Text("Oumla", "COMPLETED"))));
        var wrapped = await ReadAsync("Oumla", "create-collection-123e4567-e89b-12d3-a456-426614174000", StubHandler.Sequence(() => Answers.Json(Text("Oumla", "wrapped-COMPLETED"))));
        Assert.Equal(
            RunText.Of(plain.Runs),
            RunText.Of(wrapped.Runs).Replace(""","envelope":{"message":"Workflow status retrieved successfully","success":true,"status":200}""", string.Empty, System.StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_oumla_run_is_judged_by_its_status_alone()
    {
        var run = Assert.Single((await ReadAsync("Oumla", "x", StubHandler.Sequence(() => Answers.Json(Text("Oumla", "doc-completed"))))).Runs);
        Assert.Equal((RunState.Succeeded, "Workflow execution failed", "ApplicationFailure"), (run.State, run.Error!.Message, run.Error.Type));
    }

    [Fact]
    public async Task An_oumla_run_that_continues_as_new_has_not_ended()
    {
        var run = Assert.Single((await ReadAsync("Oumla", "x", StubHandler.Sequence(() => Answers.Json(Text("Oumla", "CONTINUED_AS_NEW"))))).Runs);
        Assert.Equal((RunState.Running, false, null, null), (run.State, run.IsTerminal, run.CompletedAt, run.Duration));
        Assert.Contains("\"closeTime\":\"2024-01-01T00:05:00.000Z\",\"executionTime\":300000", RunText.Of(run));
    }

    [Theory]
    [InlineData("\"out of money\"", "out of money", null, null)]
    [InlineData("""{ "error": "out of money" }""", "out of money", null, null)]
    [InlineData("""{ "error": { "message": "out of money", "type": "Funds", "code": 7 } }""", "out of money", "Funds", "7")]
    [InlineData("""{ "message": "out of money" }""", "out of money", null, null)]
    [InlineData("""{ "reason": "out of money" }""", "out of money", null, null)]
    [InlineData("""{ "what": "out of money" }""", """{"what":"out of money"}""", null, null)]
    [InlineData("null", null, null, null)]
    public async Task The_result_of_a_failed_aster_run_is_its_reason(string result, string? message, string? type, string? code)
    {
        var run = await TestRead.RunAsync(Providers.BuiltIn.Get("Aster"), $$"""{ "workflowId": "wf-1", "status": "FAILED", "result": {{result}} }""", "wf-1");
        Assert.Equal((message, message, type, code), (run.Message, run.Error?.Message, run.Error?.Type, run.Error?.Code));
        Assert.Equal(result == "null", run.Result is null);
    }

    [Theory]
    [InlineData("COMPLETED")]
    [InlineData("COMPENSATED")]
    public async Task The_result_of_an_aster_run_that_did_not_fail_is_no_error(string word)
    {
        var run = await TestRead.RunAsync(Providers.BuiltIn.Get("Aster"), $$"""{ "workflowId": "wf-1", "status": "{{word}}", "result": { "eligible": false } }""", "wf-1");
        Assert.Null(run.Error);
        Assert.Null(run.Message);
        Assert.NotNull(run.Result);
    }

    [Fact]
    public async Task A_failed_compensation_of_aster_asks_for_a_person()
    {
        var run = await TestRead.RunAsync(Providers.BuiltIn.Get("Aster"), Text("Aster", "COMPENSATION_FAILED"), "wf-abc123");
        Assert.Equal("Compensation failed too: a person has to put this right. Refund of payment step was refused", run.Message);
    }

    [Fact]
    public async Task GloriaMundo_names_only_the_current_step()
    {
        var run = await TestRead.RunAsync(Providers.BuiltIn.Get("GloriaMundo"), Text("GloriaMundo", "doc-running"));
        Assert.Equal((40.0, "Generate content", 5, 0), (run.PercentComplete!.Value, run.CurrentStep, run.StepCount, run.Steps.Count));
        var queued = await TestRead.RunAsync(Providers.BuiltIn.Get("GloriaMundo"), Text("GloriaMundo", "queued"));
        Assert.Equal((RunState.Queued, null, null, null, null), (queued.State, queued.PercentComplete, queued.StartedAt, queued.Result, queued.Error));
    }

    private static string Text(string provider, string name) => new Fixture(provider, name).Text;

    private static Task<ReadResult> ReadAsync(string provider, string id, StubHandler handler) =>
        TestRead.ReadAsync(new RunReference(Providers.Account(provider), id), handler, TestRead.Once);
}
