using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>Checks a text against a JSON Schema: the keywords of 2020-12 that provider.schema.json uses; another keyword is an error.</summary>
internal sealed class SchemaCheck(JsonElement root)
{
    private static readonly string[] Silent = ["description", "default", "examples", "title", "$schema", "$id", "$defs", "format", "then", "else"];

    public List<string> Problems { get; } = [];

    public void Check(JsonElement value, JsonElement schema, string place)
    {
        if (schema.ValueKind == JsonValueKind.False)
        {
            Problems.Add($"{place}: false");
            return;
        }

        foreach (var rule in schema.EnumerateObject().Where(rule => !Silent.Contains(rule.Name)))
        {
            if (!Holds(value, rule, schema, place))
            {
                Problems.Add($"{place}: {rule.Name} {(rule.Value.GetRawText().Length < 80 ? rule.Value.GetRawText() : string.Empty)}");
            }
        }
    }

    private bool Holds(JsonElement value, JsonProperty rule, JsonElement schema, string place) => rule.Name switch
    {
        "$ref" => Inner(value, Resolve(rule.Value.GetString()!), place),
        "type" => IsOf(value, rule.Value.GetString()!),
        "const" => value.GetRawText() == rule.Value.GetRawText(),
        "enum" => rule.Value.EnumerateArray().Any(item => item.GetRawText() == value.GetRawText()),
        "if" => Inner(value, schema.GetProperty(IsValid(value, rule.Value) ? "then" : "else"), place),
        "oneOf" => rule.Value.EnumerateArray().Count(option => IsValid(value, option)) == 1,
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.Value.GetString()!),
        "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= rule.Value.GetInt32(),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.Value.GetDouble(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.Value.GetDouble(),
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.Value.GetInt32(),
        "maxProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() <= rule.Value.GetInt32(),
        "required" => value.ValueKind != JsonValueKind.Object || rule.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        "dependentRequired" => value.ValueKind != JsonValueKind.Object || rule.Value.EnumerateObject().All(pair => !value.TryGetProperty(pair.Name, out _) || pair.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _))),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Select((item, index) => Inner(item, rule.Value, $"{place}[{index}]")).All(holds => holds),
        "properties" => value.ValueKind != JsonValueKind.Object || rule.Value.EnumerateObject().All(member => !value.TryGetProperty(member.Name, out var found) || Inner(found, member.Value, $"{place}.{member.Name}")),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object || Others(value, schema).All(member => rule.Value.ValueKind != JsonValueKind.False && Inner(member.Value, rule.Value, $"{place}.{member.Name}")),
        _ => throw new NotSupportedException(rule.Name),
    };

    private static IEnumerable<JsonProperty> Others(JsonElement value, JsonElement schema) =>
        value.EnumerateObject().Where(member => !schema.TryGetProperty("properties", out var known) || !known.TryGetProperty(member.Name, out _));

    private bool IsValid(JsonElement value, JsonElement schema)
    {
        var check = new SchemaCheck(root);
        check.Check(value, schema, string.Empty);
        return check.Problems.Count == 0;
    }

    /// <summary>Notes what is wrong inside; the rule around it holds, so that a mistake is told once.</summary>
    private bool Inner(JsonElement value, JsonElement schema, string place)
    {
        Check(value, schema, place);
        return true;
    }

    private JsonElement Resolve(string reference) => reference[2..].Split('/').Aggregate(root, (at, name) => at.GetProperty(name));

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => throw new NotSupportedException(type),
    };
}
