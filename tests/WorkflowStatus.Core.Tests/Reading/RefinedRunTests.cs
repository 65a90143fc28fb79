using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Definitions.Testing;
using WorkflowStatus.Core.Reading;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Reading;

/// <summary>What a run says of itself in the state that the refinements give it.</summary>
public sealed class RefinedRunTests
{
    private const string Steps = """{ "items": "$.steps", "name": "$.n", "status": "$.s" }""";

    private const string Times = "\"begun\": \"2026-01-01T00:00:00Z\", \"changed\": \"2026-01-01T00:01:00Z\"";

    private const string ByStep = """
        [{ "when": { "states": "Unknown", "hasSteps": true }, "state": "Succeeded" },
         { "when": { "states": "Succeeded", "anyStep": "Failed" }, "state": "Failed" },
         { "when": { "states": "Succeeded", "anyStep": "Running" }, "state": "Running" }]
        """;

    [Theory]
    [InlineData("ok", RunState.Succeeded, 60, null, """{"why":"disk full"}""")]
    [InlineData("bad", RunState.Failed, 60, "disk full", "null")]
    [InlineData("go", RunState.Running, null, null, """{"changed":"2026-01-01T00:01:00Z","why":"disk full"}""")]
    public async Task What_counts_only_in_the_end_counts_when_a_refinement_gives_the_end(string step, RunState state, int? seconds, string? error, string details)
    {
        var run = await TestRead.RunAsync(Definition(), $$"""{ "status": "completed", {{Times}}, "steps": [{ "n": "A", "s": "{{step}}" }], "why": "disk full" }""");
        Assert.Equal((state, seconds is null, seconds), (run.State, run.CompletedAt is null, (int?)run.Duration?.TotalSeconds));
        Assert.Equal((error, details), (run.Error?.Message, JsonSerializer.Serialize(run.Details)));
    }

    [Fact]
    public async Task What_counts_only_in_the_end_does_not_when_a_refinement_takes_the_end_away()
    {
        var run = await TestRead.RunAsync(Definition(), $$"""{ "status": "done", {{Times}}, "steps": [{ "n": "A", "s": "go" }] }""");
        Assert.Equal((RunState.Running, null, null), (run.State, run.CompletedAt, run.Duration));
        Assert.Equal("""{"changed":"2026-01-01T00:01:00Z"}""", JsonSerializer.Serialize(run.Details));
    }

    [Theory]
    [InlineData("bad", """[{ "n": "A", "s": "bad" }]""", "disk full", """{"around":{"n":1},"jobs":{"more":2}}""")]
    [InlineData("ok", """[{ "n": "A", "s": "ok" }]""", null, """{"around":{"n":1},"why":"disk full","jobs":{"more":2}}""")]
    public async Task Follow_ups_decide_on_it_too_and_what_they_brought_stays(string step, string jobs, string? error, string details)
    {
        var definition = Definition(("followUps", """[{ "name": "jobs", "path": "/runs/{id}/jobs", "steps": { "items": "$.jobs", "name": "$.n", "status": "$.s" } }]"""));
        var handler = StubHandler.Sequence(
            () => Answers.Json($$"""{ "status": "completed", {{Times}}, "around": { "n": 1 }, "why": "disk full" }"""), () => Answers.Json($$"""{ "jobs": {{jobs}}, "more": 2 }"""));
        var run = Assert.Single((await TestRead.ReadAsync(new RunReference(Providers.Account(definition), "run-1"), handler, TestRead.Once)).Runs);
        Assert.Equal((step == "ok" ? RunState.Succeeded : RunState.Failed, 60), (run.State, run.Duration!.Value.TotalSeconds));
        Assert.Equal((error, details), (run.Error?.Message, JsonSerializer.Serialize(run.Details)));
    }

    [Fact]
    public async Task An_error_that_a_follow_up_brought_stays_and_so_does_the_one_in_the_main_answer()
    {
        var definition = Definition(("followUps", """[{ "name": "errors", "path": "/runs/{id}/errors", "error": { "items": "$.list", "message": "$.text" } }]"""));
        var handler = StubHandler.Sequence(
            () => Answers.Json($$"""{ "status": "completed", {{Times}}, "steps": [{ "n": "A", "s": "bad" }], "why": "disk full" }"""), () => Answers.Json("""{ "list": [{ "text": "no quota" }] }"""));
        var run = Assert.Single((await TestRead.ReadAsync(new RunReference(Providers.Account(definition), "run-1"), handler, TestRead.Once)).Runs);
        Assert.Equal((RunState.Failed, "no quota"), (run.State, run.Error?.Message));
        Assert.Equal("""{"why":"disk full"}""", JsonSerializer.Serialize(run.Details));
    }

    [Fact]
    public async Task An_error_from_which_the_state_follows_stays()
    {
        var definition = Definition(("refinements", """[{ "when": { "states": "Failed", "hasError": true }, "state": "Suspended" }]"""));
        var run = await TestRead.RunAsync(definition, $$"""{ "status": "failed", {{Times}}, "why": "disk full" }""");
        Assert.Equal((RunState.Suspended, "disk full", null), (run.State, run.Error?.Message, run.CompletedAt));
    }

    [Fact]
    public async Task Each_of_several_runs_is_read_by_its_own_state_and_keeps_what_stands_around_them()
    {
        var definition = Definition(("run.items", "\"$.runs\""), ("run.id", "\"$.id\""));
        var result = await TestRead.ReadAsync(definition, $$"""
            { "runs": [{ "id": "one", "status": "completed", {{Times}}, "steps": [{ "n": "A", "s": "ok" }] }, { "id": "run-1", "status": "running", {{Times}}, "steps": [{ "n": "B", "s": "go" }] }], "count": 2 }
            """);
        Assert.Equal([("one", 60.0), (null, null)], result.Runs.Select(run => (run.RunId, run.Duration?.TotalSeconds)));
        Assert.Equal(["""{"envelope":{"count":2}}""", """{"changed":"2026-01-01T00:01:00Z","envelope":{"count":2}}"""], result.Runs.Select(run => JsonSerializer.Serialize(run.Details)));
        Assert.Equal(["A", "B"], result.Runs.Select(run => Assert.Single(run.Steps).Name));
    }

    [Fact]
    public async Task A_sample_has_nothing_left_over_that_counts_by_a_refinement()
    {
        var sample = new DefinitionSample { Answer = Encoding.UTF8.GetBytes($$"""{ "status": "completed", {{Times}}, "steps": [{ "n": "A", "s": "bad" }], "why": "disk full", "rest": 1 }"""), StatusCode = 200 };
        var test = await DefinitionTest.RunAsync("sample.provider.json", Encoding.UTF8.GetBytes(Definition().Text), sample, DictionaryObjectFactory.Instance);
        Assert.Equal(["rest"], test.DetailMembers);
    }

    private static ProviderDefinition Definition(params (string Name, string Json)[] members) => TestDefinition.With(
    [
        ("run.startedAt", "\"$.begun\""), ("run.completedAt", """{ "path": "$.changed", "onlyWhenEnded": true }"""),
        ("run.error", """{ "states": ["Failed"], "message": "$.why" }"""), ("steps", Steps), ("refinements", ByStep),
        ("states", """{ "completed": "Unknown", "done": "Succeeded", "failed": "Failed", "running": "Running" }"""),
        ("stepStates", """{ "ok": "Succeeded", "bad": "Failed", "go": "Running" }"""),
        .. members,
    ]);
}
