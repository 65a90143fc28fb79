using System;
using System.Text.Json;
using WorkflowStatus.Core.Paths;

namespace WorkflowStatus.Core.Definitions.Testing;

/// <summary>One path of a definition.</summary>
/// <param name="Property">The property that it is for.</param>
/// <param name="Path">The path.</param>
/// <param name="Scope">What it is relative to.</param>
/// <param name="Problem">Says why the property cannot take a value; null when it can.</param>
internal sealed record SamplePath(string Property, JsonPath Path, SampleScope Scope, Func<JsonElement, string?> Problem);
