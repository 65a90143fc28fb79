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
    public static IEnumerable<string> Left(RunReference run, DefinitionSample sample)
    {
        var definition = run.Account.Definition;
        var reader = new AnswerReader(definition, new JsonValues(DictionaryObjectFactory.Instance), ReadLimits.Default);
        try
        {
            using var document = JsonDocument.Parse(sample.Answer);
            var drafts = reader.Read(document.RootElement, run);
            foreach (var draft in drafts)
            {
                Complete(draft, reader, run, sample);
                reader.Refine(draft, run.Id);
            }

            return drafts.SelectMany(Names).Distinct().ToList();
        }
        catch (Exception error) when (error is JsonException or AnswerException or DuplicateMemberException or InvalidOperationException)
        {
            // The read has told what is wrong with the sample.
            return [];
        }
    }

    private static void Complete(RunDraft draft, AnswerReader reader, RunReference run, DefinitionSample sample)
    {
        foreach (var followUp in run.Account.Definition.Wire.FollowUps.Where(followUp => followUp.When.Count == 0 || followUp.When.Any(draft.Meets)))
        {
            if (sample.FollowUps.TryGetValue(followUp.Name, out var pages) && AddressValues.Of(run, followUp.Request, isSummary: false, draft)?.Problem is null)
            {
                var completion = reader.Completion(draft, followUp);
                foreach (var page in pages)
                {
                    using var document = JsonDocument.Parse(page);
                    completion.Add(document.RootElement);
                }

                completion.Finish();
            }
        }
    }

    private static IEnumerable<string> Names(RunDraft draft) =>
        (draft.Details ?? []).SelectMany(member => Names(member.Key, member.Value))
            .Concat(draft.Steps.SelectMany(step => step.Details is IReadOnlyDictionary<string, object?> rest ? rest.SelectMany(member => Names("steps." + member.Key, member.Value)) : []));

    private static IEnumerable<string> Names(string name, object? value) =>
        value is IReadOnlyDictionary<string, object?> { Count: > 0 } inner ? inner.SelectMany(member => Names($"{name}.{member.Key}", member.Value)) : [name];
}
