using System;
using System.Linq;
using System.Text.Json.Nodes;
using WorkflowStatus.Core.Definitions;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>A small sound definition that tests change.</summary>
internal static class TestDefinition
{
    public const string Text = """
        {
          "formatVersion": 1,
          "name": "Test",
          "title": "A service for tests",
          "baseUri": "https://api.example.com",
          "request": { "path": "/runs/{id}" },
          "run": { "id": "$.id", "status": "$.status", "message": "$.message" },
          "states": { "running": "Running", "done": "Succeeded", "failed": "Failed" }
        }
        """;

    /// <summary>The definition with members put in, each a JSON text; a name with dots goes deeper.</summary>
    public static ProviderDefinition With(params (string Name, string Json)[] members) => Providers.Load(TextWith(members));

    public static string TextWith(params (string Name, string Json)[] members)
    {
        var root = JsonNode.Parse(Text)!.AsObject();
        foreach (var (name, json) in members)
        {
            var parts = name.Split('.');
            var owner = root;
            foreach (var part in parts.SkipLast(1))
            {
                owner = owner[part]?.AsObject() ?? throw new ArgumentException(name, nameof(members));
            }

            owner[parts[^1]] = JsonNode.Parse(json);
        }

        return root.ToJsonString();
    }
}
