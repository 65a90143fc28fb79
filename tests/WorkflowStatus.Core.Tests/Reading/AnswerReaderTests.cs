using System;
using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Reading;

public sealed class AnswerReaderTests
{
    [Theory]
    [InlineData("{}", "expected the state as a text at $.status, found none; the answer has: nothing")]
    [InlineData("""{ "job": {}, "pro\u001bblem": 1 }""", "found none; the answer has: job, pro␛blem (HTTP")]
    [InlineData("""{ "a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "f": 1 }""", "found none; the answer has: a, b, c, d, e … (HTTP")]
    [InlineData("""{ "status": null }""", "expected the state as a text at $.status, found null")]
    [InlineData("""{ "status": "" }""", "expected the state as a text at $.status, found an empty one")]
    [InlineData("""{ "status": {} }""", "expected the state as a text at $.status, found an object")]
    [InlineData("""{ "status": 5 }""", "expected the state as a text at $.status, found a number that 'states' does not name")]
    [InlineData("""{ "status": false }""", "expected the state as a text at $.status, found a truth value that 'states' does not name")]
    [InlineData("""{ "status": " \t" }""", "expected the state as a text at $.status, found an empty one")]
    [InlineData("""{ "status": ["done"] }""", "expected the state as a text at $.status, found an array")]
    [InlineData("5", "expected an object or an array, found a number")]
    [InlineData("\"done\"", "found a text")]
    [InlineData("true", "found a truth value")]
    [InlineData("null", "found null")]
    [InlineData("[5]", "expected a run as an object, found a number")]
    [InlineData("[[]]", "expected a run as an object, found an array")]
    [InlineData("""[{ "status": "done" }, null]""", "expected a run as an object, found null")]
    [InlineData("""{ "status": "do\ud800ne" }""", "half a character")]
    [InlineData("""{ "status": "done", "other": "\udc00" }""", "half a character")]
    public async Task An_answer_that_is_not_what_the_definition_describes_is_invalid(string answer, string problem)
    {
        var error = await TestRead.ErrorAsync(TestDefinition.With(), new StubHandler(_ => Answers.Json(answer)));
        Assert.Equal(WorkflowErrorId.InvalidResponse, error.ErrorId);
        Assert.Contains(problem, error.Message);
        Assert.Contains("Test run 'run-1'", error.Message);
        Assert.Contains("(HTTP 200)", error.Message);
        Assert.True(error.IsTransient);
    }

    [Theory]
    [InlineData("""{ "problem": { "text": "gone" } }""", "$.job found nothing in the answer, which has: problem")]
    [InlineData("{}", "$.job found nothing in the answer, which has: nothing")]
    [InlineData("[1]", "$.job found nothing in the answer, which is an array")]
    [InlineData("5", "expected an object or an array, found a number")]
    [InlineData("""{ "job": "x" }""", "expected an object or an array at $.job, found a text")]
    [InlineData("""{ "job": { "state": "done" } }""", "found none; the run has: state")]
    public async Task An_answer_without_its_runs_says_what_it_has(string answer, string problem)
    {
        var error = await TestRead.ErrorAsync(TestDefinition.With(("run.items", "\"$.job\"")), new StubHandler(_ => Answers.Json(answer)));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "phase": "ENDED", "result": "DELIVERED" }""", "ENDED/DELIVERED", RunState.Succeeded, null)]
    [InlineData("""{ "phase": "ended", "result": "lost" }""", "ended/lost", RunState.Failed, null)]
    [InlineData("""{ "phase": "UNDER WAY", "result": null }""", "UNDER WAY", RunState.Running, null)]
    [InlineData("""{ "phase": "ENDED", "result": "EATEN" }""", "ENDED/EATEN", RunState.Unknown, "run state 'ENDED/EATEN'")]
    public async Task A_state_may_be_the_words_of_two_fields(string answer, string status, RunState state, string? unmapped)
    {
        var definition = TestDefinition.With(
            ("run.status", """{ "path": ["$.phase", "$.result"], "join": "/" }"""),
            ("states", """{ "UNDER WAY": "Running", "ENDED/DELIVERED": "Succeeded", "ENDED/LOST": "Failed" }"""));
        var result = await TestRead.ReadAsync(definition, answer);
        var run = Assert.Single(result.Runs);
        Assert.Equal((status, state), (run.Status, run.State));
        Assert.Equal(unmapped, result.UnmappedWords.SingleOrDefault());
        Assert.Null(run.Details);
    }

    [Theory]
    [InlineData("""{ "phase": [], "result": true }""", "$.phase, found an array")]
    [InlineData("""{ "phase": "ENDED", "result": { "kind": "LOST" } }""", "$.result, found an object")]
    [InlineData("""{ "phase": "ENDED", "result": ["LOST"] }""", "$.result, found an array")]
    public async Task A_part_of_a_state_that_is_no_word_is_a_fault(string answer, string found)
    {
        var definition = TestDefinition.With(("run.status", """{ "path": ["$.phase", "$.result"], "join": "/", "otherwise": "NEW" }"""), ("states", """{ "ENDED": "Succeeded" }"""));
        var error = await TestRead.ErrorAsync(definition, new StubHandler(_ => Answers.Json(answer)));
        Assert.Equal(WorkflowErrorId.InvalidResponse, error.ErrorId);
        Assert.Contains("expected the state as a text at " + found, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_steps_state_may_be_the_words_of_two_fields()
    {
        var definition = TestDefinition.With(
            ("steps", """{ "items": "$.stops", "name": "$.n", "status": { "path": ["$.a", "$.b"], "join": "/", "otherwise": "AHEAD" } }"""),
            ("stepStates", """{ "AHEAD": "Queued", "LEFT": "Running", "LEFT/REFUSED": "Failed" }"""));
        var run = await TestRead.RunAsync(definition, """{ "status": "running", "stops": [{ "n": "1", "a": "LEFT", "b": "REFUSED" }, { "n": "2", "a": "LEFT" }, { "n": "3" }] }""");
        Assert.Equal("1: Failed, 2: Running, 3: Queued", string.Join(", ", run.Steps));
    }

    [Theory]
    [InlineData("seconds", "0", null)]
    [InlineData("milliseconds", "0", null)]
    [InlineData("epoch", "\"0\"", null)]
    [InlineData("epoch", "0.0", null)]
    [InlineData("seconds", "1", "1970-01-01T00:00:01")]
    public async Task A_time_of_zero_is_none(string format, string value, string? time)
    {
        var definition = TestDefinition.With(("run.completedAt", $$"""{ "path": ["$.ended", "$.later"], "format": "{{format}}" }"""), ("run.duration", """{ "path": "$.took", "format": "seconds" }"""));
        var run = await TestRead.RunAsync(definition, $$"""{ "status": "done", "ended": {{value}}, "took": 0 }""");
        Assert.Equal(time, run.CompletedAt?.ToString("s"));
        Assert.Equal(TimeSpan.Zero, run.Duration);
        Assert.Null(run.Details);
        var later = await TestRead.RunAsync(definition, """{ "status": "done", "ended": 0, "later": 60000 }""");
        Assert.NotNull(later.CompletedAt);
    }

    [Theory]
    [InlineData("0.07", 7.0)]
    [InlineData("0", 0.0)]
    [InlineData("1", 100.0)]
    [InlineData("\"0.5\"", 50.0)]
    [InlineData("41", null)]
    [InlineData("-0.1", null)]
    public async Task Progress_may_be_a_fraction_of_one(string value, double? percent)
    {
        var run = await TestRead.RunAsync(TestDefinition.With(("run.percentComplete", """{ "path": "$.p", "format": "fraction" }""")), $$"""{ "status": "running", "p": {{value}} }""");
        Assert.Equal(percent, run.PercentComplete);
        Assert.Equal(percent is null, run.Details is not null);
    }

    [Theory]
    [InlineData("DONE", RunState.Succeeded, "")]
    [InlineData("Done", RunState.Succeeded, "")]
    [InlineData("exploded", RunState.Unknown, "run state 'exploded'")]
    [InlineData("3", RunState.Unknown, "run state '3'")]
    [InlineData("Succeeded", RunState.Unknown, "run state 'Succeeded'")]
    [InlineData(" exploded ", RunState.Unknown, "run state 'exploded'")]
    [InlineData("\\u001b[2J", RunState.Unknown, "run state '␛[2J'")]
    public async Task A_word_is_mapped_without_case_or_unknown_and_named(string word, RunState state, string unmapped)
    {
        var result = await TestRead.ReadAsync(TestDefinition.With(), $$"""{ "status": "{{word}}" }""");
        Assert.Equal(state, Assert.Single(result.Runs).State);
        Assert.Equal(unmapped, string.Join(", ", result.UnmappedWords));
        Assert.DoesNotContain('\u001b', result.Runs[0].Status);
    }

    [Fact]
    public async Task Each_unmapped_word_is_named_once()
    {
        var definition = TestDefinition.With(("steps", """{ "items": "$.steps", "status": "$.s" }"""), ("stepStates", """{ "ok": "Succeeded" }"""));
        var result = await TestRead.ReadAsync(definition, """[{ "status": "x", "steps": [{ "s": "y" }, { "s": "y" }, { "s": "OK" }, {}] }, { "status": "x" }]""");
        Assert.Equal(["run state 'x'", "step state 'y'"], result.UnmappedWords);
    }

    [Theory]
    [InlineData("""{ "status": "done", "a": "first", "b": "second" }""", "first", null)]
    [InlineData("""{ "status": "done", "a": null, "b": "second" }""", "second", null)]
    [InlineData("""{ "status": "done", "b": "second" }""", "second", null)]
    [InlineData("""{ "status": "done", "a": {"x": 1}, "b": "second" }""", "second", "a")]
    [InlineData("""{ "status": "done", "a": {"x": 1} }""", null, "a")]
    [InlineData("""{ "status": "done" }""", null, null)]
    public async Task The_first_of_several_paths_that_has_a_value_counts(string answer, string? message, string? detail)
    {
        var run = await TestRead.RunAsync(TestDefinition.With(("run.message", """["$.a", "$.b"]""")), answer);
        Assert.Equal(message, run.Message);
        Assert.Equal(detail is not null, RunText.Of(run).Contains($"Details: {{\"{detail}\":{{\"x\":1}}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "value": [] }""", "$.value")]
    [InlineData("""{ "value": [] }""", "$.value[*]")]
    [InlineData("[]", "$")]
    [InlineData("[]", "$[*]")]
    [InlineData("""{ "page": { "items": [] }, "total": 0 }""", "$.page.items")]
    public async Task An_empty_array_is_not_found(string answer, string items)
    {
        var result = await TestRead.ReadAsync(TestDefinition.With(("run.items", $"\"{items}\"")), answer);
        Assert.True(result.IsEmpty);
        Assert.False(result.IsNotFound);
        Assert.Equal(WorkflowErrorId.RunNotFound, result.Error!.ErrorId);
        Assert.Empty(result.Runs);
        Assert.Equal("Test run 'run-1' was not found: the service answered with an empty list (HTTP 200). Check the id; a run that was started just now may appear in a moment.", result.Error.Message);
        Assert.False(result.Error.IsTransient);
    }

    [Theory]
    [InlineData("""{ "runs": [{ "status": "done" }, { "status": "failed" }], "next": 7 }""", "$.runs")]
    [InlineData("""{ "runs": [{ "status": "done" }, { "status": "failed" }], "next": 7 }""", "$.runs[*]")]
    public async Task What_stands_around_the_runs_belongs_to_each(string answer, string items)
    {
        var result = await TestRead.ReadAsync(TestDefinition.With(("run.items", $"\"{items}\"")), answer);
        Assert.Equal([RunState.Succeeded, RunState.Failed], result.Runs.Select(run => run.State));
        Assert.All(result.Runs, run => Assert.Contains("""Details: {"envelope":{"next":7}}""", RunText.Of(run)));
    }

    [Fact]
    public async Task A_member_named_like_an_addition_of_ours_does_no_harm()
    {
        var run = await TestRead.RunAsync(TestDefinition.With(("run.items", "\"$.data\"")), """{ "data": { "status": "done", "envelope": 1, "envelope2": 2 }, "next": 7 }""");
        Assert.Contains("""Details: {"envelope":1,"envelope2":2,"envelope3":{"next":7}}""", RunText.Of(run));
    }

    [Theory]
    [InlineData("""{ "what": "Refused", "why": "No money" }""", "Refused: No money", null)]
    [InlineData("""{ "why": "No money" }""", "No money", null)]
    [InlineData("""{ "what": "", "why": "No money" }""", "No money", """{"what":""}""")]
    [InlineData("""{ "what": "Refused", "why": "Refused" }""", "Refused", null)]
    [InlineData("""{ "what": "Refused", "why": 7 }""", "Refused: 7", null)]
    [InlineData("""{ "what": null, "why": { "deep": 1 } }""", "none", """{"why":{"deep":1}}""")]
    [InlineData("{}", "none", null)]
    public async Task Texts_of_several_places_can_be_one(string members, string message, string? details)
    {
        var definition = TestDefinition.With(("run.message", """{ "path": ["$.what", "$.why"], "join": ": ", "otherwise": "none" }"""));
        var run = await TestRead.RunAsync(definition, members.Insert(1, members.Length == 2 ? "\"status\": \"done\"" : "\"status\": \"done\", "));
        Assert.Equal(message, run.Message);
        Assert.Equal(details is not null, RunText.Of(run).Contains($"Details: {details}", System.StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_value_that_counts_only_at_the_end_stays_in_the_details_before()
    {
        var definition = TestDefinition.With(("run.completedAt", """{ "path": "$.changed", "onlyWhenEnded": true }"""), ("run.duration", """{ "path": "$.ms", "format": "milliseconds", "onlyWhenEnded": true }"""));
        var ended = await TestRead.RunAsync(definition, """{ "status": "done", "changed": "2024-01-01T00:00:00Z", "ms": 5 }""");
        Assert.Equal((new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc), TimeSpan.FromMilliseconds(5), null), (ended.CompletedAt!.Value, ended.Duration!.Value, ended.Details));

        var going = await TestRead.RunAsync(definition, """{ "status": "running", "changed": "2024-01-01T00:00:00Z", "ms": 5 }""");
        Assert.Equal((null, null), (going.CompletedAt, going.Duration));
        Assert.Contains("""Details: {"changed":"2024-01-01T00:00:00Z","ms":5}""", RunText.Of(going));

        var empty = await TestRead.RunAsync(definition, """{ "status": "running", "changed": null, "ms": null }""");
        Assert.Null(empty.Details);
    }

    [Theory]
    [InlineData("run-1", null)]
    [InlineData("RUN-1", "RUN-1")]
    [InlineData("other", "other")]
    public async Task The_services_own_id_is_told_where_it_differs(string echo, string? runId) =>
        Assert.Equal(runId, (await TestRead.RunAsync(TestDefinition.With(), $$"""{ "id": "{{echo}}", "status": "done" }""")).RunId);

    [Fact]
    public async Task A_run_carries_what_it_was_asked_with()
    {
        var run = await TestRead.RunAsync(Providers.BuiltIn.Get("Aster"), """{ "status": "RUNNING" }""", "wf-1");
        Assert.Equal(("Aster", "wf-1", null, "TenantId=acme", null), (run.Provider, run.Id, run.Connection, run.Parameters.ToString(), run.BaseUri));
        Assert.Equal(FakeTimeProvider.Start.UtcDateTime, run.RetrievedAt);
        Assert.Equal(DateTimeKind.Utc, run.RetrievedAt.Kind);
    }
}
