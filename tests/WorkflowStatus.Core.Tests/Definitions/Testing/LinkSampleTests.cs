using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Definitions.Testing;
using WorkflowStatus.Core.Reading;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Definitions.Testing;

/// <summary>What Test-WorkflowProvider tells of pages that name the next one by a link.</summary>
public sealed class LinkSampleTests
{
    private const string Linked = """{ "data": [{ "n": "a" }], "next": "https://h.example/x?after=c-2&sig=s" }""";
    private const string Plain = """{ "data": [{ "n": "b" }] }""";

    [Fact]
    public async Task Several_samples_are_the_pages_also_where_a_header_names_the_next()
    {
        var test = await RunAsync("""{ "by": "link" }""", Plain, Plain, Plain);
        Assert.Equal(["b", "b", "b"], Assert.Single(test.Runs).Steps.Select(step => step.Name));
        Assert.Equal(3, test.Request.Count(line => line.StartsWith("then GET https://api.example.com/sample-id/jobs", StringComparison.Ordinal)));
        Assert.Empty(test.Notes);
    }

    [Fact]
    public async Task A_link_in_a_sample_leads_to_the_next_sample()
    {
        var test = await RunAsync("""{ "by": "link", "next": "$.next" }""", Linked, Plain);
        Assert.Equal(["a", "b"], Assert.Single(test.Runs).Steps.Select(step => step.Name));
        Assert.Equal("then GET https://api.example.com/sample-id/jobs?after=c-2&sig=s", test.Request[^1]);
        Assert.Empty(test.Notes);
    }

    [Fact]
    public async Task A_link_without_a_further_sample_is_noted_and_not_shown()
    {
        var test = await RunAsync("""{ "by": "link", "next": "$.next" }""", Linked);
        Assert.Equal(["the follow-up request 'jobs' would go on with the next page (by the link that the page before gave)"], test.Notes);
    }

    private static Task<WorkflowProviderTest> RunAsync(string paging, params string[] pages)
    {
        var definition = TestDefinition.With(("followUps", $$"""[{ "name": "jobs", "path": "/{id}/jobs", "paging": {{paging}}, "steps": { "items": "$.data", "name": "$.n" } }]"""));
        var sample = new DefinitionSample
        {
            Answer = Encoding.UTF8.GetBytes("""{ "status": "done" }"""),
            FollowUps = new Dictionary<string, IReadOnlyList<byte[]>> { ["jobs"] = pages.Select(Encoding.UTF8.GetBytes).ToList() },
        };
        return DefinitionTest.RunAsync("Test.provider.json", Encoding.UTF8.GetBytes(definition.Text), sample, DictionaryObjectFactory.Instance);
    }
}
