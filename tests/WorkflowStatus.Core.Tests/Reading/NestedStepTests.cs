using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Reading;

/// <summary>Steps inside steps that are put into another order: what is inside a step goes where it goes.</summary>
public sealed class NestedStepTests
{
    private const string Inner = """ "name": "$.n", "status": "$.s", "steps": { "items": "$.tasks", "id": "$.id", "name": "$.n", "status": "$.s" } """;

    [Theory]
    [InlineData("""[{ "o": 2, "n": "second", "tasks": [{ "n": "t2" }] }, { "o": 1, "n": "first", "tasks": [{ "n": "t1" }] }]""", "first, first / t1, second, second / t2")]
    [InlineData("""[{ "n": "last", "tasks": ["x", "y"] }, { "o": 2, "n": "second" }, { "o": 1, "n": "first", "tasks": ["z"] }]""", "first, first / z, second, last, last / x, last / y")]
    public async Task Steps_that_are_sorted_keep_those_inside_them(string list, string expected) =>
        Assert.Equal(expected, await NamesAsync("""{ "items": "$.list", "order": "$.o",""" + Inner + "}", list));

    [Theory]
    [InlineData("""[{ "id": 1, "n": "outer", "tasks": [{ "n": "t1" }] }, { "id": 2, "p": 1, "n": "inner", "tasks": [{ "n": "t2" }] }, { "id": 3, "n": "last", "tasks": [{ "n": "t3" }] }]""", "outer, outer / t1, inner, inner / t2, last, last / t3")]
    [InlineData("""[{ "id": 2, "p": 1, "n": "child", "tasks": [{ "n": "a" }, { "n": "b" }] }, { "id": 1, "n": "parent", "tasks": [{ "n": "c" }] }]""", "parent, parent / c, child, child / a, child / b")]
    [InlineData("""[{ "id": 1, "n": "one", "tasks": [{ "id": 1, "n": "x" }] }, { "id": 2, "n": "two", "tasks": [{ "id": 1, "n": "y" }] }, { "id": 3, "p": 1, "n": "three" }]""", "one, one / x, three, two, two / y")]
    [InlineData("""[{ "id": 1, "p": 2, "n": "one", "tasks": ["x"] }, { "id": 2, "p": 1, "n": "two", "tasks": ["y"] }]""", "one, one / x, two, two / y")]
    public async Task A_steps_own_steps_stand_before_those_that_name_it_as_their_parent(string list, string expected) =>
        Assert.Equal(expected, await NamesAsync("""{ "items": "$.list", "id": "$.id", "parentId": "$.p",""" + Inner + "}", list));

    [Theory]
    [InlineData("")]
    [InlineData(""" "order": "$.o",""")]
    public async Task The_steps_inside_a_step_are_sorted_among_themselves(string order)
    {
        var names = await NamesAsync(
            """{ "items": "$.list",""" + order + """ "name": "$.n", "steps": { "items": "$.tasks", "order": "$.o", "name": "$.n" } }""",
            """[{ "o": 5, "n": "a", "tasks": [{ "o": 9, "n": "2" }, { "o": 1, "n": "1" }] }, { "o": 6, "n": "b", "tasks": [{ "o": 8, "n": "2" }, { "o": 2, "n": "1" }] }]""");
        Assert.Equal("a, a / 1, a / 2, b, b / 1, b / 2", names);
    }

    [Fact]
    public async Task Three_levels_stay_together()
    {
        var names = await NamesAsync(
            """{ "items": "$.list", "order": "$.o", "name": "$.n", "steps": { "items": "$.list", "name": "$.n", "steps": { "items": "$.list", "order": "$.o", "name": "$.n" } } }""",
            """[{ "o": 2, "n": "b", "list": [{ "n": "y", "list": [{ "o": 2, "n": "2" }, { "o": 1, "n": "1" }] }, { "n": "x" }] }, { "o": 1, "n": "a", "list": [{ "n": "z", "list": [{ "n": "3" }] }] }]""");
        Assert.Equal("a, a / z, a / z / 3, b, b / y, b / y / 1, b / y / 2, b / x", names);
    }

    [Fact]
    public async Task A_part_that_breaks_inside_a_step_leaves_the_steps_of_the_parts_before_it_in_order()
    {
        var definition = TestDefinition.With(("followUps", """
            [{ "name": "jobs", "path": "/runs/{id}/jobs", "paging": { "query": "page", "size": 2 },
               "steps": { "items": "$.list", "order": "$.o", "name": "$.n", "steps": { "items": "$.tasks", "order": "$.o", "name": "$.n" } } }]
            """));
        var handler = new StubHandler(request => Answers.Json(request.RequestUri!.Query switch
        {
            "?page=1" => """{ "list": [{ "o": 2, "n": "b", "tasks": [{ "n": "x" }] }, { "o": 1, "n": "a", "tasks": [{ "n": "y" }] }] }""",
            "?page=2" => """{ "list": [{ "o": 0, "n": "c", "tasks": [{ "n": "z" }, { "n": "1", "n": "2" }] }, { "n": "d" }] }""",
            _ => """{ "status": "done" }""",
        }));
        var result = await TestRead.ReadAsync(new RunReference(Providers.Account(definition), "run-1"), handler, TestRead.Once);
        Assert.Equal("a, a / y, b, b / x", string.Join(", ", Assert.Single(result.Runs).Steps.Select(step => step.Name)));
    }

    [Fact]
    public async Task Ten_thousand_steps_keep_together()
    {
        var list = "[" + string.Join(",", Enumerable.Range(0, 5000).Select(number => $$"""{ "id": {{number}}, "p": {{(number % 3 == 0 ? "null" : (number - 1).ToString(CultureInfo.InvariantCulture))}}, "o": {{5000 - number}}, "n": "s{{number}}", "tasks": ["t"] }""")) + "]";
        var names = await NamesAsync("""{ "items": "$.list", "id": "$.id", "parentId": "$.p", "order": "$.o",""" + Inner + "}", list);
        Assert.StartsWith("s4998, s4998 / t, s4999, s4999 / t, s4995, s4995 / t, s4996", names);
    }

    private static async Task<string> NamesAsync(string steps, string list)
    {
        var run = await TestRead.RunAsync(TestDefinition.With(("steps", steps)), $$"""{ "status": "done", "list": {{list}} }""");
        return string.Join(", ", run.Steps.Select(step => step.Name));
    }
}
