using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Definitions.Testing;
using WorkflowStatus.Core.Reading;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Definitions.Testing;

/// <summary>What Test-WorkflowProvider tells of follow-up requests whose address holds a value of the run.</summary>
public sealed class RunValueSampleTests
{
    private static readonly ProviderDefinition Definition = TestDefinition.With(("run.items", "\"$.items\""), ("followUps", """
        [{ "name": "jobs", "path": "/workflows/{$.flow['id']}/jobs", "query": { "of": "{$.nr}" }, "paging": { "by": "token", "query": "after", "next": "$.next" }, "steps": { "items": "$.data", "name": "$.n" } }]
        """));

    [Fact]
    public async Task Without_a_sample_the_path_is_shown_as_it_is_written()
    {
        var test = await RunAsync(null);
        Assert.Equal("then GET https://api.example.com/workflows/{$.flow['id']}/jobs?of={$.nr}", test.Request[^1]);
        Assert.True(test.Passed);
        Assert.Empty(test.Notes);
    }

    [Fact]
    public async Task So_it_is_where_any_answer_can_be_read()
    {
        var definition = TestDefinition.With(("run.status", """{ "path": "$.status", "otherwise": "running" }"""), ("followUps", """{ "name": "jobs", "required": true, "path": "/{$.a}", "steps": { "items": "$" } }"""));
        var test = await DefinitionTest.RunAsync("Test.provider.json", Encoding.UTF8.GetBytes(definition.Text), new DefinitionSample(), DictionaryObjectFactory.Instance);
        Assert.Equal(["then GET https://api.example.com/{$.a}"], test.Request.Where(line => line.StartsWith("then", System.StringComparison.Ordinal)));
        Assert.True(test.Passed);
        Assert.Empty(test.Notes);
    }

    [Fact]
    public async Task Each_run_of_a_sample_is_asked_for_with_its_own_value_and_gets_the_pages_from_the_first_on()
    {
        var test = await RunAsync("""{ "items": [{ "status": "done", "flow": { "id": "a/1" }, "nr": 1 }, { "status": "done", "flow": { "id": "b" }, "nr": 2 }] }""", """{ "data": [{ "n": "x" }], "next": "t" }""", """{ "data": [{ "n": "y", "more": 1 }] }""");
        Assert.Equal(
            ["/workflows/a%2F1/jobs?of=1", "/workflows/a%2F1/jobs?of=1&after=t", "/workflows/b/jobs?of=2", "/workflows/b/jobs?of=2&after=t"],
            test.Request.Where(line => line.StartsWith("then GET ", System.StringComparison.Ordinal)).Select(line => line.Replace("then GET https://api.example.com", string.Empty, System.StringComparison.Ordinal)));
        Assert.All(test.Runs, run => Assert.Equal(["x", "y"], run.Steps.Select(step => step.Name)));
        Assert.Equal("\"a/1\"", Assert.Single(test.Paths, path => path.Property == "jobs.path").Found);
        Assert.Equal("1", Assert.Single(test.Paths, path => path.Property == "jobs.query").Found);
        Assert.Contains("steps.more", test.DetailMembers);
        Assert.True(test.Passed);
        Assert.Empty(test.Notes);
    }

    [Fact]
    public async Task A_value_that_is_not_there_is_noted()
    {
        var test = await RunAsync("""{ "items": { "status": "done", "nr": 1 } }""", """{ "data": [{ "n": "x", "more": 1 }] }""");
        Assert.True(test.Passed);
        Assert.Equal(["the follow-up request 'jobs' was left out: the run has no value at $.flow['id']"], test.Notes);
        Assert.DoesNotContain(test.Request, line => line.StartsWith("then", System.StringComparison.Ordinal));
        Assert.DoesNotContain("steps.more", test.DetailMembers);
    }

    [Theory]
    [InlineData("{}", "is an object, not a text or a number")]
    [InlineData("\"..\"", "would name another address")]
    [InlineData("\"\\ud800\"", "holds half a character")]
    public async Task A_value_of_no_use_is_noted(string value, string problem)
    {
        var test = await RunAsync($$"""{ "items": { "status": "done", "nr": 1, "flow": { "id": {{value}} } } }""");
        Assert.Equal($"no use for what is found: jobs.path $.flow.id: {value} ({problem})", test.Notes[0]);
    }

    private static Task<WorkflowProviderTest> RunAsync(string? answer, params string[] pages)
    {
        var sample = new DefinitionSample
        {
            Answer = answer is null ? null : Encoding.UTF8.GetBytes(answer),
            FollowUps = pages.GroupBy(_ => "jobs").ToDictionary(group => group.Key, group => (IReadOnlyList<byte[]>)group.Select(Encoding.UTF8.GetBytes).ToList()),
        };
        return DefinitionTest.RunAsync("Test.provider.json", Encoding.UTF8.GetBytes(Definition.Text), sample, DictionaryObjectFactory.Instance);
    }
}
