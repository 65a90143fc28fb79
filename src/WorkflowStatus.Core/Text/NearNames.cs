using System;
using System.Collections.Generic;
using System.Linq;

namespace WorkflowStatus.Core.Text;

/// <summary>Finds what somebody may have meant by a name that does not exist.</summary>
public static class NearNames
{
    private const int Most = 3;

    /// <summary>The names nearest to a wrong one.</summary>
    /// <param name="wanted">The wrong name.</param>
    /// <param name="known">The names that exist.</param>
    /// <returns>At most three, the nearest first; empty when none is near.</returns>
    public static IReadOnlyList<string> Find(string wanted, IEnumerable<string> known)
    {
        var upper = wanted.ToUpperInvariant();
        return known
            .Select(name => (Name: name, Distance: Distance(upper, name.ToUpperInvariant())))
            .Where(entry => entry.Distance <= Math.Max(2, entry.Name.Length / 3))
            .OrderBy(entry => entry.Distance).ThenBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
            .Take(Most).Select(entry => entry.Name).ToList();
    }

    /// <summary>A sentence for a message.</summary>
    /// <param name="wanted">The wrong name.</param>
    /// <param name="known">The names that exist.</param>
    /// <returns><c>Did you mean 'x'?</c>, else the list of what exists, else that nothing does.</returns>
    public static string Sentence(string wanted, IReadOnlyCollection<string> known)
    {
        var near = Find(wanted, known);
        if (near.Count > 0)
        {
            return $"Did you mean {string.Join(" or ", near.Select(name => $"'{name}'"))}?";
        }

        return known.Count == 0 ? "There are none yet." : $"Known: {string.Join(", ", known.OrderBy(name => name, StringComparer.OrdinalIgnoreCase))}.";
    }

    /// <summary>Levenshtein's distance, with a beginning or a part counted as near.</summary>
    private static int Distance(string wanted, string name)
    {
        if (wanted.Length > 64)
        {
            return int.MaxValue;
        }

        if (wanted.Length >= 3 && name.IndexOf(wanted, StringComparison.Ordinal) >= 0)
        {
            return 1;
        }

        var row = Enumerable.Range(0, name.Length + 1).ToArray();
        for (var i = 1; i <= wanted.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= name.Length; j++)
            {
                var replaced = diagonal + (wanted[i - 1] == name[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[name.Length];
    }
}
