using System.Collections.Generic;
using System.Linq;

namespace WorkflowStatus.Input;

/// <summary>The ids that were asked for last in this session, for Tab. Never written anywhere.</summary>
internal static class SeenIds
{
    private const int Kept = 200;

    private static readonly object Gate = new();
    private static readonly LinkedList<(string Provider, string Id)> Ids = new();

    public static void Add(string provider, string id)
    {
        lock (Gate)
        {
            if (Ids.First?.Value == (provider, id) || (Ids.Count == Kept && Ids.Contains((provider, id))))
            {
                return;
            }

            Ids.AddFirst((provider, id));
            if (Ids.Count > Kept)
            {
                Ids.RemoveLast();
            }
        }
    }

    /// <summary>The latest first.</summary>
    public static IReadOnlyList<(string Provider, string Id)> List()
    {
        lock (Gate)
        {
            return Ids.Distinct().ToList();
        }
    }
}
