using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Reading;

/// <summary>Steps inside steps, steps in any order, and steps that say less than others.</summary>
public sealed class PlacedStepTests
{
    private const string Nested = """{ "items": "$.jobs", "name": "$.n", "status": "$.s", "steps": { "items": "$.steps", "name": "$.n", "status": "$.s" } }""";

    private const string Tree = """{ "items": "$.list", "id": "$.id", "name": "$.id", "parentId": "$.parent", "order": "$.order" }""";

    [Fact]
    public async Task Inner_steps_follow_their_outer_one_and_bear_its_name()
    {
        var run = await TestRead.RunAsync(Definition(Nested), """
            { "status": "running", "jobs": [{ "n": "build", "s": "ok", "steps": [{ "n": "compile", "s": "ok", "x": 1 }, { "s": "bad" }] }, { "n": "test", "s": "go", "steps": [{ "n": "unit", "s": "go" }, "plain"] }, { "n": "deploy", "steps": "none" }] }
            """);
        Assert.Equal("build: Succeeded, build / compile: Succeeded, build / : Failed, test: Running, test / unit: Running, test / plain: Unknown, deploy: Unknown", string.Join(", ", run.Steps));
        Assert.Equal("test / unit", run.CurrentStep);
        Assert.Null(run.Steps[0].Details);
        Assert.Contains("Steps[1].Details: {\"x\":1}", RunText.Of(run));
        Assert.Contains("Steps[6].Details: {\"steps\":\"none\"}", RunText.Of(run));
        Assert.Null(run.Details);
    }

    [Fact]
    public async Task The_limit_counts_inner_steps_too()
    {
        using var client = new WorkflowClient(new WorkflowClientOptions
        {
            Handler = new StubHandler(_ => Answers.Json("""{ "status": "done", "jobs": [{ "steps": [{}, {}] }] }""")),
            Limits = new ReadLimits { Steps = 2 },
        });
        var result = await client.ReadAsync(new RunReference(Providers.Account(Definition(Nested)), "run-1"));
        Assert.Contains("more steps than the limit of 2 (steps)", result.Error!.Message);
    }

    [Theory]
    [InlineData("""[{"id":"c","parent":"a","order":2},{"id":"b","parent":"a","order":1},{"id":"a","order":9},{"id":"z","order":1}]""", "z a b c")]
    [InlineData("""[{"id":"b"},{"id":"a","order":1}]""", "a b")]
    [InlineData("""[{"id":"b","order":"2024-01-01T00:00:01Z"},{"id":"a","order":"2024-01-01T00:00:00Z"}]""", "a b")]
    [InlineData("""[{"id":"b","order":1},{"id":"a","order":1}]""", "b a")]
    [InlineData("""[{"id":"b","parent":"gone"},{"id":"a","parent":null}]""", "b a")]
    [InlineData("""[{"id":"a","parent":"a"},{"id":"b","parent":"c"},{"id":"c","parent":"b"}]""", "a b c")]
    [InlineData("""[{"id":"a"},{"id":"a"},{"id":"b","parent":"a"}]""", "a b a")]
    [InlineData("""[{"id":"x"},{},{"id":""},{"id":"b","parent":""},5]""", "x   b 5")]
    public async Task Steps_that_name_their_parent_stand_after_it_sorted(string list, string expected)
    {
        var run = await TestRead.RunAsync(Definition(Tree), $$"""{ "status": "done", "list": {{list}} }""");
        Assert.Equal(expected, string.Join(' ', run.Steps.Select(step => step.Name)));
    }

    [Fact]
    public async Task Parent_and_order_stay_in_the_details() =>
        Assert.Contains("Steps[1].Details: {\"parent\":\"a\",\"order\":2}", RunText.Of(await TestRead.RunAsync(Definition(Tree), """{ "status": "done", "list": [{ "id": "b", "parent": "a", "order": 2 }, { "id": "a" }] }""")));

    [Theory]
    [InlineData("""[{"id":"b","at":1795343957425},{"id":"a","at":1795343957}]""", "a b")]
    [InlineData("""[{"id":"b","at":"1795343957425"},{"id":"c","at":1795343958},{"id":"a","at":"1795343957"}]""", "a b c")]
    public async Task Steps_are_sorted_by_a_time_as_it_is_written(string list, string order)
    {
        var definition = Definition("""{ "items": "$.list", "name": "$.id", "order": { "path": "$.at", "format": "epoch" } }""");
        var run = await TestRead.RunAsync(definition, $$"""{ "status": "done", "list": {{list}} }""");
        Assert.Equal(order, string.Join(" ", run.Steps.Select(step => step.Name)));
    }

    [Fact]
    public async Task A_key_can_hold_several_executions_of_its_step()
    {
        var run = await TestRead.RunAsync(Definition("""{ "items": "$.nodes", "keyed": true, "status": "$.s" }"""), """{ "status": "done", "nodes": { "one": [{ "s": "ok" }, { "s": "bad" }], "two": { "s": "ok" }, "three": [] } }""");
        Assert.Equal("one: Succeeded, one: Failed, two: Succeeded, three: Unknown", string.Join(", ", run.Steps));
    }

    [Theory]
    [InlineData("{}", RunState.Running, null)]
    [InlineData("""{ "status": null, "s": 5 }""", RunState.Running, null)]
    [InlineData("""{ "status": "" }""", RunState.Running, null)]
    [InlineData("""{ "status": "done" }""", RunState.Succeeded, null)]
    [InlineData("""{ "status": " \n" }""", RunState.Running, null)]
    [InlineData("""{ "status": 5 }""", null, "expected the state as a text")]
    [InlineData("""{ "status": [] }""", null, "expected the state as a text")]
    [InlineData("""{ "status": {} }""", null, "expected the state as a text")]
    public async Task A_run_without_a_state_has_the_one_that_the_definition_says(string answer, RunState? state, string? problem)
    {
        var result = await TestRead.ReadAsync(TestDefinition.With(("run.status", """{ "path": "$.status", "otherwise": "running" }""")), answer);
        Assert.Equal(state, result.Runs.SingleOrDefault()?.State);
        Assert.Equal(problem is not null, result.Error?.Message.Contains(problem!, System.StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Only_nothing_beside_a_key_is_a_step_that_has_not_begun()
    {
        var run = await TestRead.RunAsync(Definition("""{ "items": "$.nodes", "keyed": true, "status": { "path": "$.s", "otherwise": "go" } }"""), """{ "status": "done", "nodes": { "one": null, "two": [], "three": "over", "four": 5, "five": {} } }""");
        Assert.Equal("one: Running, two: Running, three: Unknown, four: Unknown, five: Running", string.Join(", ", run.Steps));
    }

    [Fact]
    public async Task Steps_are_sorted_with_those_without_a_time_last()
    {
        var run = await TestRead.RunAsync(Definition("""{ "items": "$.nodes", "keyed": true, "order": { "path": "$.from", "format": "milliseconds" } }"""), """{ "status": "done", "nodes": { "late": { "from": 0 }, "second": { "from": 2000 }, "first": { "from": 1000 } } }""");
        Assert.Equal(["first", "second", "late"], run.Steps.Select(step => step.Name));
    }

    [Theory]
    [InlineData("nanoseconds", "1717088425000002000", "1717088425000001000")]
    [InlineData("epoch", "1717088425000002000", "1717088425000001000")]
    [InlineData("epoch", "1717088425000", "1717088424")]
    [InlineData("microseconds", "1717088425000002", "1717088425000001")]
    [InlineData("milliseconds", "1717088425000.2", "1717088425000.1")]
    [InlineData("seconds", "1717088425.000002", "\"1717088425.000001\"")]
    [InlineData("iso8601", "\"2024-05-30T17:00:25.000002Z\"", "\"2024-05-30T17:00:25.000001Z\"")]
    public async Task Steps_are_sorted_by_all_digits_of_a_time(string format, string late, string early)
    {
        var run = await TestRead.RunAsync(Definition($$"""{ "items": "$.list", "name": "$.n", "order": { "path": "$.from", "format": "{{format}}" } }"""), $$"""{ "status": "done", "list": [{ "n": "late", "from": {{late}} }, { "n": "early", "from": {{early}} }] }""");
        Assert.Equal(["early", "late"], run.Steps.Select(step => step.Name));
    }

    [Fact]
    public async Task A_step_without_a_state_has_the_one_that_the_definition_says()
    {
        var run = await TestRead.RunAsync(Definition("""{ "items": "$.list", "name": "$.n", "status": { "path": "$.s", "otherwise": "go" } }"""), """{ "status": "done", "list": [{ "n": "A" }, { "n": "B", "s": null }, { "n": "C", "s": "" }, { "n": "W", "s": " " }, { "n": "D", "s": "ok" }, { "n": "E", "s": [1] }] }""");
        Assert.Equal("A: Running, B: Running, C: Running, W: Running, D: Succeeded, E: Running", string.Join(", ", run.Steps));
        Assert.Contains("Steps[5].Details: {\"s\":[1]}", RunText.Of(run));
    }

    [Fact]
    public async Task A_key_without_a_step_has_that_state_too()
    {
        var run = await TestRead.RunAsync(Definition("""{ "items": "$.nodes", "keyed": true, "status": { "path": "$.s", "otherwise": "go" } }"""), """{ "status": "done", "nodes": { "one": { "s": "ok" }, "two": null, "three": [] } }""");
        Assert.Equal("one: Succeeded, two: Running, three: Running", string.Join(", ", run.Steps));
        Assert.Equal("go", run.Steps[1].Status);
    }

    [Theory]
    [InlineData("""["a", null]""", "a: Running")]
    [InlineData("""["a", 5, { "n": "b", "s": "ok" }]""", "a: Running, 5: Running, b: Succeeded")]
    [InlineData("""[null]""", "")]
    public async Task A_name_alone_has_that_state_too_and_a_gap_in_a_list_is_no_step(string list, string expected)
    {
        var run = await TestRead.RunAsync(Definition("""{ "items": "$.list", "name": ["$.n", "$"], "status": { "path": "$.s", "otherwise": "go" } }"""), $$"""{ "status": "done", "list": {{list}} }""");
        Assert.Equal(expected, string.Join(", ", run.Steps));
        Assert.All(run.Steps, step => Assert.Equal(step.State == RunState.Succeeded ? "ok" : "go", step.Status));
    }

    [Fact]
    public async Task A_text_beside_a_key_is_the_state_where_the_definition_names_the_value_itself()
    {
        var run = await TestRead.RunAsync(Definition("""{ "items": "$.nodes", "keyed": true, "status": { "path": ["$.s", "$"], "otherwise": "go" } }"""), """{ "status": "done", "nodes": { "a": "ok", "b": "bad", "c": ["ok", "bad"], "d": null, "e": { "s": "ok" }, "f": "odd" } }""");
        Assert.Equal("a: Succeeded, b: Failed, c: Succeeded, c: Failed, d: Running, e: Succeeded, f: Unknown", string.Join(", ", run.Steps));
        Assert.Equal(["ok", "bad", "ok", "bad", "go", "ok", "odd"], run.Steps.Select(step => step.Status));
        Assert.All(run.Steps, step => Assert.Null(step.Details));
    }

    [Fact]
    public async Task An_empty_text_beside_a_key_is_an_empty_state_and_a_text_alone_is_no_state()
    {
        var definition = Definition("""{ "items": "$.nodes", "keyed": true, "status": { "path": "$", "otherwise": "go" } }""");
        var keyed = await TestRead.RunAsync(definition, """{ "status": "done", "nodes": { "a": "", "b": " ", "c": ["", "ok"] } }""");
        Assert.Equal("a: Running, b: Running, c: Running, c: Succeeded", string.Join(", ", keyed.Steps));
        Assert.Equal(["go", "go", "go", "ok"], keyed.Steps.Select(step => step.Status));
        Assert.All(keyed.Steps, step => Assert.Null(step.Details));
        var listed = await TestRead.RunAsync(definition, """{ "status": "done", "nodes": ["ok"] }""");
        Assert.Equal(("ok", "go"), (listed.Steps[0].Name, listed.Steps[0].Status));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("0001-01-01T00:00:00.000+00:00")]
    public async Task The_first_moment_of_the_calendar_means_none(string never)
    {
        var run = await TestRead.RunAsync(TestDefinition.With(("run.startedAt", """["$.a", "$.b"]""")), $$"""{ "status": "done", "a": "{{never}}", "b": "2024-01-01T00:00:00Z" }""");
        Assert.Equal(2024, run.StartedAt!.Value.Year);
        Assert.Null(run.Details);
    }

    private static ProviderDefinition Definition(string steps) => TestDefinition.With(("steps", steps), ("stepStates", """{ "ok": "Succeeded", "bad": "Failed", "go": "Running" }"""));
}
