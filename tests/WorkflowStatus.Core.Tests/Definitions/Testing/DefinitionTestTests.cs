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

/// <summary>What Test-WorkflowProvider tells.</summary>
public sealed class DefinitionTestTests
{
    private static readonly Fixture Jobs = Fixture.Runs.First(fixture => fixture.Provider == "GitHubActions" && fixture.FollowUps.Contains("jobs"));

    private static ProviderDefinition Stops => TestDefinition.With(("followUps", """[{ "name": "stops", "path": "/{id}/stops", "paging": { "by": "token", "query": "cursor", "next": "$.next" }, "steps": { "items": "$.data", "name": "$.n" } }]"""));

    [Fact]
    public async Task The_request_is_shown_with_its_headers_and_the_credential_masked()
    {
        var test = await Run(Providers.BuiltIn.Get("8x8"));
        Assert.Equal("GET https://automation.8x8.com/api/v1/accounts/AccountId/definitions/DefinitionId/workflows/sample-id?includeLogs=true", test.Request[0]);
        Assert.Contains("Authorization: Bearer ********", test.Request);
        Assert.True(test.Passed);
        Assert.Empty(test.Paths);
    }

    [Fact]
    public async Task A_basic_credential_is_masked_as_it_is_sent()
    {
        var test = await Run(Providers.BuiltIn.Get("AzureDevOps"));
        Assert.Contains("Authorization: Basic ********", test.Request);
    }

    [Fact]
    public async Task Paths_of_follow_up_requests_and_of_inner_steps_are_listed_with_what_they_find()
    {
        var test = await Run(Jobs.Definition, Jobs.Text, ("jobs", Jobs.FollowUpText("jobs")));
        Assert.Equal("then GET https://api.github.com/repos/Owner/Repo/actions/runs/sample-id/jobs?per_page=100&page=1", test.Request[^1]);
        Assert.NotEmpty(Assert.Single(test.Runs).Steps);
        foreach (var property in new[] { "run.status", "jobs.steps.items", "jobs.steps.name", "jobs.steps.status", "jobs.steps.steps.items", "jobs.steps.steps.name" })
        {
            Assert.Contains(test.Paths, path => path.Property == property && path.Found is not null);
        }
    }

    [Fact]
    public async Task A_follow_up_without_a_sample_is_listed_as_such_and_costs_nothing()
    {
        var test = await Run(Jobs.Definition, Jobs.Text);
        Assert.True(test.Passed);
        Assert.Null(test.Error);
        Assert.Empty(Assert.Single(test.Runs).Steps);
        Assert.DoesNotContain(test.DetailMembers, member => member == "jobs" || member.StartsWith("jobs.", StringComparison.Ordinal));
        var path = Assert.Single(test.Paths, path => path.Property == "jobs.steps.items");
        Assert.False(path.IsSampled);
        Assert.Equal("jobs.steps.items $.jobs: no sample", path.ToString());
    }

    [Theory]
    [InlineData("\"$.status\"")]
    [InlineData("""{ "path": "$.status", "otherwise": "running" }""")]
    public async Task Without_a_sample_every_follow_up_request_is_listed_once(string status)
    {
        var test = await Run(TestDefinition.With(("run.status", status), ("followUps", """
            [{ "name": "stops", "path": "/{id}/stops", "paging": { "query": "page", "size": 2 }, "steps": { "items": "$.data", "name": "$.n" } },
             { "name": "errors", "path": "/{id}/errors", "when": { "states": "Failed" }, "error": { "items": "$", "message": "$.text" } }]
            """)));
        Assert.Equal(["GET https://api.example.com/runs/sample-id", "then GET https://api.example.com/sample-id/stops?page=1", "then GET https://api.example.com/sample-id/errors"], test.Request.Where(line => line.Contains("GET ", StringComparison.Ordinal)));
        Assert.True(test.Passed);
        Assert.Null(test.Error);
    }

    [Fact]
    public async Task Steps_that_are_members_of_an_object_are_looked_into()
    {
        var fixture = Fixture.Runs.First(fixture => fixture.Provider == "N8n" && fixture.Text.Contains("executionStatus", StringComparison.Ordinal));
        var test = await Run(fixture.Definition, fixture.Text);
        Assert.Contains(test.Paths, path => path is { Property: "steps.status", Found: not null });
        Assert.Contains(test.Paths, path => path is { Property: "steps.order", Found: not null });
    }

    [Fact]
    public async Task A_value_that_only_a_later_step_has_is_found()
    {
        var definition = TestDefinition.With(("steps", """{ "items": "$.jobs", "name": "$.name", "message": "$.error", "steps": { "items": "$.tasks", "name": "$.title" } }"""));
        var test = await Run(definition, """{ "status": "done", "jobs": [{ "name": "a" }, { "name": "b", "error": null }, { "name": "c", "error": "no disk", "tasks": [{ "title": "x" }] }] }""");
        Assert.Equal("\"no disk\"", Assert.Single(test.Paths, path => path.Property == "steps.message").Found);
        Assert.Equal("\"x\"", Assert.Single(test.Paths, path => path.Property == "steps.steps.name").Found);
        Assert.Equal("\"a\"", Assert.Single(test.Paths, path => path.Property == "steps.name").Found);
    }

    [Fact]
    public async Task Every_path_of_every_built_in_definition_is_listed()
    {
        foreach (var definition in Providers.Network)
        {
            var test = await Run(definition, "{}");
            var error = await Run(definition, "{}", 400);
            var listed = test.Paths.Concat(error.Paths).Select(path => path.Path).ToHashSet(StringComparer.Ordinal);
            var written = definition.Text.Split('"').Where(text => text.StartsWith('$') && text is not ("$schema" or "$"));
            Assert.All(written.Select(text => Core.Paths.JsonPath.Parse(text)), path => Assert.True(listed.Contains(path.ToString()) || listed.Contains(path.WithoutFinalWildcard().ToString()), $"{definition.Name}: {path}"));
        }
    }

    [Fact]
    public async Task An_error_answer_is_read_by_its_status()
    {
        var test = await Run(Providers.BuiltIn.Get("8x8"), """{ "code": 404, "message": "no such workflow", "errorId": "e-1" }""", 404);
        Assert.Equal("\"no such workflow\"", Assert.Single(test.Paths, path => path.Property == "errorAnswer.message").Found);
        Assert.DoesNotContain(test.Paths, path => path.Property.StartsWith("run.", StringComparison.Ordinal));
        Assert.Contains("no such workflow", test.Error, StringComparison.Ordinal);
        Assert.True(test.Passed);
    }

    [Fact]
    public async Task A_follow_up_that_does_not_exist_names_the_near_ones()
    {
        var error = await Assert.ThrowsAsync<WorkflowStatusException>(() => Run(Jobs.Definition, Jobs.Text, ("job", "{}")));
        Assert.Equal(WorkflowErrorId.InvalidParameter, error.ErrorId);
        Assert.Contains("Did you mean 'jobs'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_without_a_property_are_named_those_of_steps_and_follow_ups_too()
    {
        var definition = TestDefinition.With(("steps", """{ "items": "$.jobs", "name": "$.name" }"""), ("followUps", """[{ "name": "more", "path": "/{id}/more", "append": true, "steps": { "items": "$.list", "name": "$.name" } }]"""));
        var test = await Run(definition, """{ "status": "done", "host": { "os": "x" }, "jobs": [{ "name": "a", "attempt": 1 }] }""", ("more", """{ "total": 1, "list": [{ "name": "b", "host": 2 }] }"""));
        Assert.Equal(["host.os", "more.total", "steps.attempt", "steps.host"], test.DetailMembers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Unmapped_words_are_named()
    {
        var definition = TestDefinition.With(("steps", """{ "items": "$.jobs", "name": "$.name", "status": "$.state" }"""));
        var test = await Run(definition, """{ "status": "odd", "jobs": [{ "name": "a", "state": "odder" }] }""");
        Assert.Equal(["run state 'odd'", "step state 'odder'"], test.UnmappedWords);
    }

    [Fact]
    public async Task A_sample_of_a_page_stands_for_that_page_alone()
    {
        var test = await Run(Stops, """{ "status": "done" }""", ("stops", """{ "data": [{ "n": "a" }], "next": "c-2" }"""));
        Assert.True(test.Passed);
        Assert.Null(test.Error);
        Assert.Equal(["the follow-up request 'stops' would go on with the next page (cursor=c-2)"], test.Notes);
        Assert.Equal(["a"], Assert.Single(test.Runs).Steps.Select(step => step.Name));
    }

    [Fact]
    public async Task Several_samples_of_a_follow_up_are_its_pages_for_each_run()
    {
        var test = await Run(Stops, """[{ "status": "done" }, { "status": "done" }]""", ("stops", """{ "data": [{ "n": "a" }], "next": "c-2" }"""), ("stops", """{ "data": [{ "n": "b", "later": 1 }], "next": null }"""));
        Assert.True(test.Passed);
        Assert.Empty(test.Notes);
        Assert.Equal(2, test.Runs.Count);
        Assert.All(test.Runs, run => Assert.Equal(["a", "b"], run.Steps.Select(step => step.Name)));
        Assert.Contains("steps.later", test.DetailMembers);
        Assert.Equal(2, test.Request.Count(line => line.EndsWith("/stops?cursor=c-2", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("startedAt", "null", "1767607140000", "1767607140000 (not a time in iso8601; try \"format\": \"milliseconds\")")]
    [InlineData("startedAt", "null", "1767607140", "1767607140 (not a time in iso8601; try \"format\": \"seconds\")")]
    [InlineData("startedAt", "\"seconds\"", "1767607140000", "1767607140000 (not a time in seconds; try \"format\": \"milliseconds\")")]
    [InlineData("startedAt", "\"seconds\"", "\"2026-01-05T10:00:00Z\"", "\"2026-01-05T10:00:00Z\" (not a time in seconds; try \"format\": \"iso8601\")")]
    [InlineData("startedAt", "\"milliseconds\"", "1767607200000000000", "1767607200000000000 (not a time in milliseconds; try \"format\": \"nanoseconds\")")]
    [InlineData("startedAt", "null", "1767607200000000", "1767607200000000 (not a time in iso8601; try \"format\": \"microseconds\")")]
    [InlineData("startedAt", "\"seconds\"", "-1767607200000000", "-1767607200000000 (not a time in seconds; try \"format\": \"microseconds\")")]
    [InlineData("startedAt", "\"nanoseconds\"", "1e60", "1e60 (not a time in nanoseconds: too large)")]
    [InlineData("startedAt", "null", "\"yesterday\"", "\"yesterday\" (not a time in iso8601)")]
    [InlineData("duration", "null", "90", "90 (not a duration in iso8601; try \"format\": \"seconds\" or \"milliseconds\")")]
    [InlineData("duration", "\"seconds\"", "1000000000000", "1000000000000 (not a duration in seconds; try \"format\": \"milliseconds\" or \"microseconds\")")]
    [InlineData("duration", "\"milliseconds\"", "1e18", "1e18 (not a duration in milliseconds; try \"format\": \"nanoseconds\")")]
    [InlineData("duration", "\"milliseconds\"", "-5", "-5 (not a duration in milliseconds)")]
    [InlineData("duration", "null", "\"2.37s\"", "\"2.37s\" (not a duration in iso8601; try \"format\": \"seconds\")")]
    [InlineData("duration", "\"seconds\"", "\"PT1M\"", "\"PT1M\" (not a duration in seconds; try \"format\": \"iso8601\")")]
    [InlineData("message", "null", "{}", "{} (not a text)")]
    [InlineData("locations", "null", "[{}]", "[{}] (not an address or a list of addresses)")]
    [InlineData("percentComplete", "null", "400", "400 (not a number from 0 to 100)")]
    [InlineData("percentComplete", "\"fraction\"", "41", "41 (not a number from 0 to 1)")]
    [InlineData("stepCount", "null", "\"many\"", "\"many\" (not a whole number)")]
    public async Task A_value_that_its_property_cannot_take_is_shown_as_such(string property, string format, string value, string found)
    {
        var test = await Run(TestDefinition.With(($"run.{property}", $$"""{ "path": "$.x", "format": {{format}} }""")), $$"""{ "status": "done", "x": {{value}} }""");
        Assert.True(test.Passed);
        Assert.Equal(found, Assert.Single(test.Paths, path => path.Property == $"run.{property}").Found);
        Assert.Equal([$"no use for what is found: run.{property} $.x: {found}"], test.Notes);
    }

    [Fact]
    public async Task A_useless_value_of_a_later_step_is_shown_too()
    {
        var definition = TestDefinition.With(("steps", """{ "items": "$.jobs", "duration": "$.took", "message": ["$.error.text", "$.error"] }"""));
        var test = await Run(definition, """{ "status": "done", "jobs": [{ "took": "PT1S", "error": "x" }, { "took": 5, "error": { "text": "no disk" } }] }""");
        Assert.Equal(["no use for what is found: steps.duration $.took: 5 (not a duration in iso8601; try \"format\": \"seconds\" or \"milliseconds\")"], test.Notes);
    }

    [Fact]
    public async Task Lists_and_states_that_are_not_found_are_noted()
    {
        var definition = TestDefinition.With(("steps", """{ "items": ["$.stages", "$.parts"], "name": "$.n", "status": "$.state" }"""));
        Assert.Equal(["found nothing: steps.items $.stages, $.parts"], (await Run(definition, """{ "status": "done" }""")).Notes);
        Assert.Equal(["found nothing: steps.status $.state"], (await Run(definition, """{ "status": "done", "parts": [{ "n": "a" }] }""")).Notes);
        Assert.Empty((await Run(definition, """{ "status": "done", "parts": [] }""")).Notes);
        Assert.Equal(["no use for what is found: steps.items $.stages: 5 (not an object or an array)"], (await Run(definition, """{ "status": "done", "stages": 5 }""")).Notes);
    }

    [Fact]
    public async Task A_parameter_whose_stand_in_does_not_fit_is_asked_for()
    {
        var definition = TestDefinition.With(("request", """{ "path": "/{Site}/{id}" }"""), ("parameters", """[{ "name": "Site", "required": true, "pattern": "[a-z]+" }]"""));
        var error = await Assert.ThrowsAsync<WorkflowStatusException>(() => Run(definition));
        Assert.Equal(WorkflowErrorId.MissingParameter, error.ErrorId);
        Assert.Contains("Give a value: -Parameter @{ Site = '...' }.", error.Message + error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_would_refuse_a_registration_is_a_problem()
    {
        var sample = new DefinitionSample { Check = _ => new DefinitionProblem(7, "$.auth.environmentVariable", "expected another") };
        var test = await DefinitionTest.RunAsync("x.json", Encoding.UTF8.GetBytes(TestDefinition.Text), sample, DictionaryObjectFactory.Instance);
        Assert.Equal(["line 7, $.auth.environmentVariable: expected another"], test.Problems);
        Assert.False(test.Passed);
        Assert.Equal("Test", test.Name);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{ \"status\": \"done\", \"status\": \"done\" }")]
    [InlineData("[[[")]
    [InlineData("")]
    public async Task A_sample_that_cannot_be_read_fails_with_the_commands_own_error(string answer)
    {
        var test = await Run(TestDefinition.With(), answer);
        Assert.False(test.Passed);
        Assert.Contains("the service's answer cannot be used", test.Error, StringComparison.Ordinal);
    }

    private static Task<WorkflowProviderTest> Run(ProviderDefinition definition, string? answer = null, params (string Name, string Answer)[] followUps) => Run(definition, answer, 200, followUps);

    private static Task<WorkflowProviderTest> Run(ProviderDefinition definition, string? answer, int status, params (string Name, string Answer)[] followUps) => DefinitionTest.RunAsync(
        "sample.provider.json",
        Encoding.UTF8.GetBytes(definition.Text),
        new DefinitionSample
        {
            Answer = answer is null ? null : Encoding.UTF8.GetBytes(answer),
            StatusCode = status,
            FollowUps = followUps.GroupBy(entry => entry.Name).ToDictionary(pages => pages.Key, pages => (IReadOnlyList<byte[]>)pages.Select(page => Encoding.UTF8.GetBytes(page.Answer)).ToList()),
        },
        DictionaryObjectFactory.Instance);
}
