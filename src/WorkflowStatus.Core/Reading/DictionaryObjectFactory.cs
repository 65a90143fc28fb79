using System;
using System.Collections.Generic;
using System.Linq;

namespace WorkflowStatus.Core.Reading;

/// <summary>Objects as read-only dictionaries: what a C# program gets.</summary>
public sealed class DictionaryObjectFactory : IObjectFactory
{
    /// <summary>The only one needed.</summary>
    public static readonly DictionaryObjectFactory Instance = new();

    /// <inheritdoc/>
    public object Create(IReadOnlyList<KeyValuePair<string, object?>> members) =>
        members.ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);
}
