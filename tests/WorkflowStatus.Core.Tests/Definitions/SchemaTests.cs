using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using WorkflowStatus.Core.Definitions.Loading;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Definitions;

/// <summary>The schema that editors use must agree with the files that ship.</summary>
public sealed class SchemaTests
{
    public static TheoryData<string> Names => new(Providers.BuiltIn.Names());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_built_in_file_is_valid(string name) => Assert.Empty(Problems(Providers.BuiltIn.Get(name).Text));

    [Fact]
    public void The_file_that_the_help_builds_up_is_valid()
    {
        var topic = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "about_WorkflowProvider.help.txt"));
        var start = topic.IndexOf('{', topic.IndexOf("THE WHOLE FILE", StringComparison.Ordinal));
        var text = topic[start..topic.IndexOf("REFERENCE", StringComparison.Ordinal)];
        Assert.Empty(Problems(text));
        Assert.NotNull(DefinitionLoader.Load(Encoding.UTF8.GetBytes(text), []));
    }

    [Theory]
    [InlineData("{ \"by\": \"cursor\", \"query\": \"page\" }", "by: enum")]
    [InlineData("{ \"by\": \"link\", \"query\": \"page\" }", "query: false")]
    [InlineData("{ \"by\": \"link\", \"size\": 5 }", "size: false")]
    [InlineData("{ \"by\": \"page\" }", "required")]
    [InlineData("{ \"query\": \"page\", \"sise\": 5 }", "additionalProperties")]
    [InlineData("{ \"query\": \"page\", \"maximumPages\": 101 }", "maximumPages: maximum")]
    public void A_mistake_is_found(string paging, string problem)
    {
        var text = TestDefinition.TextWith(("followUps", $$"""[{ "name": "jobs", "path": "/runs/{id}/jobs", "steps": { "items": "$.jobs" }, "paging": {{paging}} }]"""));
        Assert.Contains(Problems(text), found => found.Contains(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ \"by\": \"link\" }", true)]
    [InlineData("{ \"by\": \"link\", \"next\": \"$.next\", \"maximumPages\": 3 }", true)]
    [InlineData("{ \"by\": \"link\", \"query\": \"page\" }", false)]
    [InlineData("{ \"by\": \"link\", \"first\": 3 }", false)]
    [InlineData("{ \"by\": \"link\", \"size\": 3 }", false)]
    [InlineData("{ \"by\": \"token\", \"next\": \"$.next\" }", false)]
    [InlineData("{ \"by\": \"token\", \"query\": \"after\", \"next\": \"$.next\" }", true)]
    public void Schema_and_loader_agree_on_links_of_pages(string paging, bool isAllowed)
    {
        var text = TestDefinition.TextWith(("followUps", $$"""[{ "name": "jobs", "path": "/runs/{id}/jobs", "steps": { "items": "$.jobs" }, "paging": {{paging}} }]"""));
        Assert.Equal(isAllowed, Problems(text).Count == 0);
        Assert.Equal(isAllowed, DefinitionLoader.Load(Encoding.UTF8.GetBytes(text), []) is not null);
    }

    [Theory]
    [InlineData("startedAt", "join", "\" \"", false)]
    [InlineData("startedAt", "format", "\"epoch\"", true)]
    [InlineData("startedAt", "format", "\"fraction\"", false)]
    [InlineData("duration", "format", "\"epoch\"", false)]
    [InlineData("duration", "format", "\"milliseconds\"", true)]
    [InlineData("percentComplete", "format", "\"fraction\"", true)]
    [InlineData("percentComplete", "format", "\"seconds\"", false)]
    [InlineData("stepCount", "otherwise", "\"1\"", false)]
    [InlineData("locations", "onlyWhenEnded", "true", true)]
    [InlineData("status", "join", "\"/\"", true)]
    [InlineData("status", "otherwise", "\"NEW\"", true)]
    [InlineData("status", "onlyWhenEnded", "true", false)]
    [InlineData("message", "onlyWhenEnded", "true", true)]
    [InlineData("message", "format", "\"seconds\"", false)]
    public void Schema_and_loader_agree_on_what_a_property_may_say(string property, string member, string value, bool isAllowed)
    {
        var text = TestDefinition.TextWith(("run." + property, $$"""{ "path": "$.x", "{{member}}": {{value}} }"""));
        Assert.Equal(isAllowed, Problems(text).Count == 0);
        Assert.Equal(isAllowed, DefinitionLoader.Load(Encoding.UTF8.GetBytes(text), []) is not null);
    }

    [Theory]
    [InlineData("request.path", "\"/runs/{id}/{$.x}\"", false)]
    [InlineData("request.query", "{ \"a\": \"{$.x}\" }", false)]
    [InlineData("request.headers", "{ \"a\": \"{$.x}\" }", false)]
    [InlineData("followUps", "{ \"path\": \"/{$.x['y-z'][0]}/a\", \"query\": { \"b\": \"{$.x}\" } }", true)]
    [InlineData("followUps", "{ \"path\": \"/{$.x[*]}/a\" }", false)]
    [InlineData("followUps", "{ \"path\": \"/{$}/a\" }", false)]
    [InlineData("followUps", "{ \"path\": \"/{$x}/a\" }", false)]
    [InlineData("followUps", "{ \"path\": \"/a\", \"query\": { \"b\": \"{$.x[*]}\" } }", false)]
    [InlineData("followUps", "{ \"path\": \"/a\", \"headers\": { \"b\": \"{$.x}\" } }", false)]
    public void Schema_and_loader_agree_on_where_a_value_of_the_run_may_stand(string member, string json, bool isAllowed)
    {
        var text = TestDefinition.TextWith((member, member == "followUps" ? $"[{json.Replace("{ \"path\"", "{ \"name\": \"e\", \"error\": { \"message\": \"$.m\" }, \"path\"", StringComparison.Ordinal)}]" : json));
        Assert.Equal(isAllowed, Problems(text).Count == 0);
        Assert.Equal(isAllowed, DefinitionLoader.Load(Encoding.UTF8.GetBytes(text), []) is not null);
    }

    private static List<string> Problems(string text)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "providers", "provider.schema.json")));
        using var file = JsonDocument.Parse(text);
        var check = new SchemaCheck(schema.RootElement);
        check.Check(file.RootElement, schema.RootElement, "$");
        return check.Problems;
    }
}
