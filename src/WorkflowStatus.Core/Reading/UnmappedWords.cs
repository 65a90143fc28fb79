using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Reading;

/// <summary>Finds the service's words that a definition does not know.</summary>
internal static class UnmappedWords
{
    /// <summary>The words of some runs and their steps, each once, as <c>run state 'x'</c> or <c>step state 'x'</c>.</summary>
    public static IReadOnlyList<string> Of(ProviderDefinition definition, WorkflowRun[] runs)
    {
        List<string>? words = null;
        foreach (var run in runs)
        {
            if (run.State == RunState.Unknown && definition.States.Find(run.Status) is null)
            {
                (words ??= []).Add($"run state '{SafeText.Line(run.Status, 60)}'");
            }

            for (var index = 0; index < run.Steps.Count; index++)
            {
                if (run.Steps[index] is { State: RunState.Unknown, Status: { } word } && definition.StepStates.Find(word) is null)
                {
                    (words ??= []).Add($"step state '{SafeText.Line(word, 60)}'");
                }
            }
        }

        return words is null ? [] : words.Distinct().ToList();
    }
}
