using System.Collections.Generic;
using System.Linq;

namespace WorkflowStatus.Input;

/// <summary>The ids that were asked for last in this session, for Tab. Never written anywhere.</summary>
internal static class SeenIds
{
    private const int Kept = 200;

    private static readonly object Gate = new();
    private static readonly LinkedList<(string Provider, string Id)> Ids = new();
    private static readonly Dictionary<(string Provider, string Id), LinkedListNode<(string Provider, string Id)>> Places = [];

    public static void Add(string provider, string id)
    {
        lock (Gate)
        {
            if (Places.TryGetValue((provider, id), out var place))
            {
                Ids.Remove(place);
            }
            else if (Ids.Count == Kept)
            {
                place = Ids.Last!;
                Ids.RemoveLast();
                Places.Remove(place.Value);
                place.Value = (provider, id);
                Places.Add(place.Value, place);
            }
            else
            {
                place = new((provider, id));
                Places.Add(place.Value, place);
            }

            Ids.AddFirst(place);
        }
    }

    /// <summary>The latest first.</summary>
    public static IReadOnlyList<(string Provider, string Id)> List()
    {
        lock (Gate)
        {
            return Ids.ToList();
        }
    }
}
