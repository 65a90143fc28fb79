using System;
using System.Collections.Generic;
using System.Linq;

namespace WorkflowStatus.Core.Definitions;

/// <summary>The service's words and what they mean, compared without case.</summary>
public sealed class StateMap
{
    private readonly Dictionary<string, StateWord> _words;

    internal StateMap(IEnumerable<StateWord> words) =>
        _words = words.ToDictionary(word => word.Word, StringComparer.OrdinalIgnoreCase);

    /// <summary>All words.</summary>
    public IReadOnlyCollection<StateWord> Words => _words.Values;

    /// <summary>Looks a word up; white space around it says nothing.</summary>
    /// <param name="word">The service's word.</param>
    /// <returns>Its meaning; null for a word that the definition does not map.</returns>
    public StateWord? Find(string word) => _words.TryGetValue(word, out var found) || _words.TryGetValue(word.Trim(), out found) ? found : null;
}
