using System;
using System.Collections.Concurrent;
using WorkflowStatus.Core.Engine;

namespace WorkflowStatus.Output;

/// <summary>Writes what reads gave: runs, one error for each run that could not be read, one warning for each unmapped word.</summary>
internal sealed class ResultWriter
{
    private readonly ConcurrentDictionary<string, bool> _warned = new(StringComparer.OrdinalIgnoreCase);

    public void Write(ReadResult result, IRunSink sink)
    {
        foreach (var note in result.Notes)
        {
            sink.WriteVerbose($"{result.Reference}: {note}");
        }

        WarnOfWords(result, sink);
        foreach (var run in result.Runs)
        {
            sink.WriteObject(run);
        }

        if (result.Error is { } error)
        {
            sink.WriteError(ErrorRecords.From(error));
        }
    }

    /// <summary>Each word once for a command, however many runs have it.</summary>
    public void WarnOfWords(ReadResult result, IRunSink sink)
    {
        foreach (var word in result.UnmappedWords)
        {
            var provider = result.Reference.Account.Definition.Name;
            if (_warned.TryAdd($"{provider} {word}", true))
            {
                sink.WriteWarning($"{provider} answered with the {word}, which its definition does not map; it is shown as Unknown{(word.StartsWith("run ", StringComparison.Ordinal) ? " and does not end a wait" : string.Empty)}.");
            }
        }
    }
}
