using System;
using System.Collections.Generic;
using System.Linq;

namespace WorkflowStatus.Core.Demo;

/// <summary>Finds the story of an id.</summary>
internal static class StoryBook
{
    private const int ShortestMilliseconds = 2000;
    private const int LongestMilliseconds = 8000;

    private static readonly Dictionary<string, Story> Named = Stories.Named.ToDictionary(story => story.Word, StringComparer.OrdinalIgnoreCase);

    /// <summary>The story that the id's first word names; for any other word one that succeeds, always the same for one id.</summary>
    public static Story Find(string id)
    {
        if (Named.TryGetValue(FirstWord(id), out var story))
        {
            return story;
        }

        var hash = StableHash.Of(id);
        var plot = Stories.Others[(int)(hash % (ulong)Stories.Others.Count)];
        // Other digits of the number than those that chose the plot, so that the two do not go together.
        var spread = (hash >> 16) % (LongestMilliseconds - ShortestMilliseconds + 1);
        return plot.Lasting(TimeSpan.FromMilliseconds(ShortestMilliseconds + (double)spread));
    }

    /// <summary>The letters that the id begins with: <c>success</c> of <c>success-1</c>, <c>Success 2</c> and <c>success3</c>.</summary>
    private static string FirstWord(string id)
    {
        var end = 0;
        while (end < id.Length && char.IsLetter(id[end]))
        {
            end++;
        }

        return id.Substring(0, end);
    }
}
