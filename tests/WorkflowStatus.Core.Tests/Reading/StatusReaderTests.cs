using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Reading;

public sealed class StatusReaderTests
{
    [Theory]
    [InlineData("\"$.done\"", """{ "done": true }""", "true", RunState.Succeeded)]
    [InlineData("\"$.done\"", """{ "done": false }""", "false", RunState.Running)]
    [InlineData("""{ "path": "$.done", "otherwise": "false" }""", "{}", "false", RunState.Running)]
    [InlineData("\"$.code\"", """{ "code": 3 }""", "3", RunState.Failed)]
    [InlineData("\"$.code\"", """{ "code": -1.50 }""", "-1.50", RunState.Queued)]
    [InlineData("""["$.status", "$.state"]""", """{ "status": 200, "state": "done" }""", "done", RunState.Succeeded)]
    [InlineData("""["$.status", "$.state"]""", """{ "status": " ", "state": "done" }""", "done", RunState.Succeeded)]
    [InlineData("""["$.status", "$.state"]""", """{ "status": 200, "state": "odd" }""", "odd", RunState.Unknown)]
    [InlineData("""{ "path": ["$.state", "$.code"], "join": "/" }""", """{ "state": "odd", "code": 4 }""", "odd/4", RunState.Unknown)]
    [InlineData("""{ "path": ["$.state", "$.code"], "join": "/" }""", """{ "state": " ", "code": 3 }""", "3", RunState.Failed)]
    [InlineData("""["$.result", "$.building"]""", """{ "result": null, "building": true }""", "true", RunState.Succeeded)]
    [InlineData("""["$.result", "$.building"]""", """{ "result": "FAILURE", "building": false }""", "FAILURE", RunState.Failed)]
    [InlineData("""{ "path": ["$.state", "$.blocked"], "join": "/" }""", """{ "state": "passed", "blocked": true }""", "passed/true", RunState.Waiting)]
    [InlineData("""{ "path": ["$.state", "$.code"], "join": "/" }""", """{ "state": null, "code": 3 }""", "3", RunState.Failed)]
    public async Task A_number_or_truth_value_that_the_definition_maps_is_a_word_as_written(string path, string answer, string status, RunState state)
    {
        var definition = TestDefinition.With(
            ("run.status", path),
            ("states", """{ "true": "Succeeded", "false": "Running", "3": "Failed", "-1.50": "Queued", "done": "Succeeded", "FAILURE": "Failed", "passed/true": "Waiting" }"""));
        var run = await TestRead.RunAsync(definition, answer);
        Assert.Equal((status, state), (run.Status, run.State));
        Assert.True(run.Details is null || Array.Exists(["FAILURE", "200", "\" \""], left => answer.Contains(left, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_envelope_whose_status_is_a_number_is_no_run_and_the_services_words_are_told()
    {
        var definition = TestDefinition.With(("run.items", """["$.data", "$"]"""), ("errorAnswer", """{ "message": "$.message" }"""));
        var error = await TestRead.ErrorAsync(definition, new StubHandler(_ => Answers.Json("""{ "message": "workflow not found", "success": false, "status": 404, "data": null }""")));
        Assert.Equal(WorkflowErrorId.InvalidResponse, error.ErrorId);
        Assert.Contains("expected the state as a text at $.status, found a number that 'states' does not name", error.Message, StringComparison.Ordinal);
        Assert.Contains("workflow not found", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\" done \"", " done ", RunState.Succeeded)]
    [InlineData("\"Done\\n\"", "Done\n", RunState.Succeeded)]
    [InlineData("\"do ne\"", "do ne", RunState.Unknown)]
    public async Task White_space_around_a_word_says_nothing(string word, string status, RunState state)
    {
        var definition = TestDefinition.With(("steps", """{ "items": "$.steps", "status": "$.status" }"""), ("stepStates", """{ "done": "Succeeded" }"""));
        var result = await TestRead.ReadAsync(definition, $$"""{ "status": {{word}}, "steps": [{ "status": {{word}} }] }""");
        var run = Assert.Single(result.Runs);
        Assert.Equal((status, state), (run.Status, run.State));
        Assert.Equal((status, state), (run.Steps[0].Status, run.Steps[0].State));
        Assert.Equal(state == RunState.Unknown, result.UnmappedWords.Any());
    }

    [Theory]
    [InlineData("""{ "state": "done" }""", "run.status")]
    [InlineData("""{ "status": ["done"] }""", "run.status")]
    [InlineData("""{ "status": "" }""", "run.status")]
    [InlineData("""{}""", null)]
    [InlineData("5", null)]
    [InlineData("[5]", null)]
    public async Task An_answer_with_other_members_points_at_the_path_of_the_definition_first(string answer, string? member)
    {
        var error = await TestRead.ErrorAsync(TestDefinition.With(), new StubHandler(_ => Answers.Json(answer)));
        Assert.Equal(Advice(member), error.RecommendedAction);
    }

    [Theory]
    [InlineData("""{ "task": {} }""", "run.items")]
    [InlineData("{}", null)]
    public async Task An_answer_without_its_runs_points_at_their_path_first(string answer, string? member)
    {
        var error = await TestRead.ErrorAsync(TestDefinition.With(("run.items", "\"$.job\"")), new StubHandler(_ => Answers.Json(answer)));
        Assert.Equal(Advice(member), error.RecommendedAction);
    }

    [Fact]
    public async Task An_id_beyond_every_number_is_read_as_written_and_stays_in_the_details_beside_another_id_of_the_run()
    {
        const string Answer = """{ "status": "done", "id": 12345678901234567890, "own": 9007199254740993 }""";
        var run = await TestRead.RunAsync(TestDefinition.With(), Answer);
        Assert.Equal("12345678901234567890", run.RunId);
        var both = await TestRead.RunAsync(TestDefinition.With(("run.runId", "\"$.own\"")), Answer);
        Assert.Equal("9007199254740993", both.RunId);
        Assert.Equal(12345678901234567890m, ((IReadOnlyDictionary<string, object?>)both.Details!)["id"]);
    }

    private static string Advice(string? member) => member is null
        ? "Check that the base URI is the service's API and that the definition fits its version."
        : $"Check the path '{member}' of the definition against the service's documents, then that the base URI is the service's API.";
}
