using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>Every text in an object of ours, however deep: those of properties, the keys of dictionaries, the items of lists.</summary>
internal static class Texts
{
    public static IEnumerable<string> Of(object? item) => item switch
    {
        null or ValueType => [],
        string text => [text],
        Uri address => [address.OriginalString],
        IEnumerable<KeyValuePair<string, object?>> members => members.SelectMany(member => Of(member.Value).Prepend(member.Key)),
        IEnumerable items => items.Cast<object?>().SelectMany(Of),
        _ when item.GetType().Assembly == typeof(WorkflowRun).Assembly => item.GetType().GetProperties().SelectMany(property => Of(property.GetValue(item))).Append(item.ToString()!),
        _ => throw new NotSupportedException(item.GetType().FullName),
    };
}
