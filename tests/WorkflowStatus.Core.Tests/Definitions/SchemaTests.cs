using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Definitions;

/// <summary>The schema that editors use must agree with the files that ship.</summary>
public sealed class SchemaTests
{
    public static TheoryData<string> Names => new(Providers.BuiltIn.Names());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_built_in_file_is_valid(string name) => Assert.Empty(Problems(Providers.BuiltIn.Get(name).Text));

    [Theory]
    [InlineData("{ \"by\": \"link\", \"query\": \"page\" }", "by: enum")]
    [InlineData("{ \"by\": \"page\" }", "required")]
    [InlineData("{ \"query\": \"page\", \"sise\": 5 }", "additionalProperties")]
    [InlineData("{ \"query\": \"page\", \"maximumPages\": 101 }", "maximumPages: maximum")]
    public void A_mistake_is_found(string paging, string problem)
    {
        var text = TestDefinition.TextWith(("followUps", $$"""[{ "name": "jobs", "path": "/runs/{id}/jobs", "steps": { "items": "$.jobs" }, "paging": {{paging}} }]"""));
        Assert.Contains(Problems(text), found => found.Contains(problem, StringComparison.Ordinal));
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
