using System.Collections.Concurrent;
using WorkflowStatus.Simulator.Services;

namespace WorkflowStatus.Simulator.Scripts;

/// <summary>All scripts: by provider, resource and id, by provider for any id, and by path.</summary>
internal sealed class ScriptBook
{
    /// <summary>The id that stands for every id of a provider.</summary>
    public const string AnyId = "*";

    private readonly ConcurrentDictionary<(string Provider, string Resource, string Id), IReadOnlyList<Play>> plays = new();
    private readonly ConcurrentDictionary<(string Provider, string Resource, string Id), RunScript> scripts = new();
    private readonly ConcurrentDictionary<string, RunScript> paths = new(StringComparer.Ordinal);

    public void Set(string provider, string id, string resource, IReadOnlyList<Play> list)
    {
        Check(list);
        if (id == AnyId)
        {
            plays[(provider, resource, id)] = list;
        }
        else
        {
            scripts[(provider, resource, id)] = new RunScript(list);
        }
    }

    public void SetPath(string path, IReadOnlyList<Play> list)
    {
        Check(list);
        paths[path] = new RunScript(list);
    }

    public RunScript? Find(ServiceRoute route)
    {
        var key = (route.Service.Name, route.Resource, route.Id);
        if (scripts.IsEmpty && plays.IsEmpty)
        {
            return null;
        }

        if (scripts.TryGetValue(key, out var script))
        {
            return script;
        }

        // Every id walks through a script for any id by itself, so that many runs do not share one count.
        return plays.TryGetValue((key.Name, key.Resource, AnyId), out var list)
            ? scripts.GetOrAdd(key, _ => new RunScript(list))
            : null;
    }

    public RunScript? FindPath(string path) =>
        paths.IsEmpty ? null : paths.GetValueOrDefault(path);

    public void Clear()
    {
        plays.Clear();
        scripts.Clear();
        paths.Clear();
    }

    private static void Check(IReadOnlyList<Play> list)
    {
        if (list.Count == 0)
        {
            throw new ArgumentException("A script needs at least one play.", nameof(list));
        }
    }
}
