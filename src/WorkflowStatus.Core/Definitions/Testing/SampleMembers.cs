using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Paths;
using WorkflowStatus.Core.Reading;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Definitions.Testing;

/// <summary>Names the members of a sample that no property takes.</summary>
internal static class SampleMembers
{
    public static IEnumerable<string> Left(ProviderDefinition definition, byte[] sample, RunReference run)
    {
        try
        {
            using var document = JsonDocument.Parse(sample);
            var reader = new AnswerReader(definition, new JsonValues(DictionaryObjectFactory.Instance), ReadLimits.Default);
            return reader.Read(document.RootElement, run).SelectMany(Names).Distinct().ToList();
        }
        catch (Exception error) when (error is JsonException or AnswerException or DuplicateMemberException or InvalidOperationException)
        {
            // The read has told what is wrong with the sample.
            return [];
        }
    }

    private static IEnumerable<string> Names(RunDraft draft) =>
        (draft.Details ?? []).SelectMany(member => Names(member.Key, member.Value))
            .Concat(draft.Steps.SelectMany(step => step.Details is IReadOnlyDictionary<string, object?> rest ? rest.SelectMany(member => Names("steps." + member.Key, member.Value)) : []));

    private static IEnumerable<string> Names(string name, object? value) =>
        value is IReadOnlyDictionary<string, object?> { Count: > 0 } inner ? inner.SelectMany(member => Names($"{name}.{member.Key}", member.Value)) : [name];
}
