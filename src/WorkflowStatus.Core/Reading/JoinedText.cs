using System.Collections.Generic;
using WorkflowStatus.Core.Definitions;

namespace WorkflowStatus.Core.Reading;

/// <summary>Makes one text of those at several paths, such as an error and its causes.</summary>
internal static class JoinedText
{
    /// <summary>The texts of all the paths in one, each once; null where the definition does not join them, or there is none.</summary>
    public static string? Read(Scope scope, ValueSource? source)
    {
        if (source?.Join is not { } between)
        {
            return null;
        }

        var texts = new List<string>(source.Slots.Length);
        foreach (var slot in source.Slots)
        {
            if (scope.Find(slot) is { } value && (scope.HasEnded || !source.OnlyWhenEnded) && ValueReader.Text(value) is { } text && !string.IsNullOrWhiteSpace(text))
            {
                scope.Take(slot);
                if (!texts.Contains(text))
                {
                    texts.Add(text);
                }
            }
        }

        return texts.Count == 0 ? null : string.Join(between, texts);
    }
}
