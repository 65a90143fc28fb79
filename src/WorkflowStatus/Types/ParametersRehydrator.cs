using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace WorkflowStatus.Types;

/// <summary>Brings <see cref="RunParameters"/> back.</summary>
public sealed class ParametersRehydrator : Rehydrator<RunParameters>
{
    private protected override RunParameters Make(PSObject source)
    {
        var values = source.BaseObject as IDictionary ?? throw new InvalidCastException("This is no dictionary.");
        return new RunParameters(values.Cast<DictionaryEntry>().Select(Pair));
    }

    private static KeyValuePair<string, string> Pair(DictionaryEntry entry) => new(Text(entry.Key), Text(entry.Value));

    private static string Text(object? value) =>
        (value is PSObject wrapped ? wrapped.BaseObject : value) as string ?? throw new InvalidCastException("A parameter is a text.");
}
