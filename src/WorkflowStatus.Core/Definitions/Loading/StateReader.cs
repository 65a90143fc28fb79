using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Definitions.Source;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Definitions.Loading;

/// <summary>Reads the maps from a service's words to states.</summary>
internal static class StateReader
{
    /// <summary>Stands for a state that is told as wrong: a terminal one, so that no end is missing beside it.</summary>
    private const RunState Wrong = RunState.Succeeded;

    public static StateMap Read(SourceObject owner, string name)
    {
        var words = new Dictionary<string, StateWord>(StringComparer.OrdinalIgnoreCase);
        if (owner.Object(name) is not { } source)
        {
            return new StateMap(words.Values);
        }

        if (source.Node.Members.Count > Limits.ItemCount)
        {
            source.Report(source.Node, $"expected at most {Limits.ItemCount} words");
            return new StateMap(words.Values);
        }

        foreach (var member in source.Node.Members)
        {
            if (member.Key is "$schema" or "description")
            {
                continue;
            }

            if (words.ContainsKey(member.Key))
            {
                source.Report(member.Value, $"expected each word once (they are compared without case), found '{member.Key}' again");
                continue;
            }

            if (!SafeText.IsOneLine(member.Key) || member.Key.Length > Limits.TextLength)
            {
                source.Report(member.Value, "expected a word that is not too long and holds no control characters");
                continue;
            }

            if (member.Key.IndexOf('*') >= 0)
            {
                source.Report(member.Value, "wildcards are not supported: list the words one by one");
            }

            words[member.Key] = Word(source, member);
        }

        return new StateMap(words.Values);
    }

    public static IReadOnlyList<RunState>? States(SourceObject owner, string name) =>
        owner.Find(name) is null ? null : owner.List(name).Select(node => owner.ChoiceOf(node, RunState.Unknown)).ToList();

    private static StateWord Word(SourceObject source, KeyValuePair<string, SourceNode> member)
    {
        if (member.Value.Kind != SourceKind.Object)
        {
            return new StateWord(member.Key, source.ChoiceOf(member.Value, Wrong), null);
        }

        var detail = new SourceObject(member.Value, source.Problems);
        var word = new StateWord(member.Key, detail.Choice("state", Wrong), detail.Text("message", "a sentence for a person"));
        if (detail.Find("state") is null)
        {
            detail.Report(member.Value, "expected a member 'state'");
        }

        detail.RefuseOthers();
        return word;
    }
}
