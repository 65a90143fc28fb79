using System.Threading.Tasks;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Reading;

/// <summary>Conditions on values of the answer that are no property of a run.</summary>
public sealed class ValueConditionTests
{
    [Theory]
    [InlineData("""{ "status": "running" }""", RunState.Running)]
    [InlineData("""{ "status": "running", "spec": { "suspend": null } }""", RunState.Running)]
    [InlineData("""{ "status": "running", "spec": { "suspend": false } }""", RunState.Running)]
    [InlineData("""{ "status": "running", "spec": { "suspend": true } }""", RunState.Suspended)]
    [InlineData("""{ "status": "running", "spec": { "suspend": "TRUE" } }""", RunState.Suspended)]
    [InlineData("""{ "status": "running", "spec": { "suspend": {} } }""", RunState.Running)]
    [InlineData("""{ "status": "running", "old": 1 }""", RunState.Suspended)]
    [InlineData("""{ "status": "running", "spec": { "suspend": 0 }, "old": 1 }""", RunState.Running)]
    [InlineData("""{ "status": "done", "spec": { "suspend": true } }""", RunState.Succeeded)]
    public async Task A_refinement_can_look_at_a_value(string answer, RunState expected)
    {
        var definition = TestDefinition.With(("refinements", """[{ "when": { "states": "Running", "path": ["$.spec.suspend", "$.old"], "is": ["true", "1"] }, "state": "Suspended" }]"""));
        Assert.Equal(expected, (await TestRead.RunAsync(definition, answer)).State);
    }

    [Fact]
    public async Task The_value_stays_in_the_details()
    {
        var definition = TestDefinition.With(("refinements", """[{ "when": { "path": "$.hold" }, "state": "Suspended", "message": "On hold." }]"""));
        var run = await TestRead.RunAsync(definition, """{ "status": "running", "hold": "manual" }""");
        Assert.Equal((RunState.Suspended, "On hold."), (run.State, run.Message));
        Assert.Contains("Details: {\"hold\":\"manual\"}", RunText.Of(run));
    }

    [Theory]
    [InlineData("""{ "status": "done", "hasJobs": true }""", 2)]
    [InlineData("""{ "status": "done", "hasJobs": false }""", 1)]
    public async Task A_follow_up_can_depend_on_a_value(string answer, int requests)
    {
        var definition = TestDefinition.With(("followUps", """[{ "name": "jobs", "path": "/runs/{id}/jobs", "when": { "path": "$.hasJobs", "is": "true" }, "steps": { "items": "$" } }]"""));
        var handler = StubHandler.Sequence(() => Answers.Json(answer), () => Answers.Json("[]"));
        await TestRead.ReadAsync(new RunReference(Providers.Account(definition), "run-1"), handler, TestRead.Once);
        Assert.Equal(requests, handler.Requests.Count);
    }
}
