using System.Collections.Concurrent;
using WorkflowStatus.Simulator.Faults;
using WorkflowStatus.Simulator.Services;

namespace WorkflowStatus.Simulator.Scripts;

/// <summary>Decides which play answers a request, and has the service fill in its body.</summary>
internal sealed class Director(ScriptBook book, TimeProvider time, Chaos? chaos = null)
{
    private readonly ConcurrentDictionary<(string Provider, string Id), RunHistory> histories = new();

    public void Clear() => histories.Clear();

    /// <summary>The play for a request on a path that was scripted as such; null when it was not.</summary>
    public Play? NextForPath(string target, string path)
    {
        var script = book.FindPath(target) ?? book.FindPath(path);
        if (script is null)
        {
            return null;
        }

        var play = script.Next(time.GetUtcNow().UtcDateTime - Recall("", path).FirstSeen);
        return play.Body is null ? play with { Body = "{}"u8.ToArray() } : play;
    }

    /// <summary>The play for a request to a service, with its body.</summary>
    public Play Next(ServiceRoute route)
    {
        var history = Recall(route.Service.Name, route.Id);
        var now = time.GetUtcNow().UtcDateTime;
        if (route.Resource == ServiceRoute.StatusResource)
        {
            var poll = history.NextPoll();
            var play = book.Find(route)?.Next(now - history.FirstSeen)
                ?? DefaultScenario.Next(route.Service.Name, route.Id, poll, now - history.FirstSeen);
            history.LastPlay = play;
            return Complete(route, Spoil(route, play, history, now), poll, history, now);
        }

        // Only reads of the status move the run: a follow-up request shows the moment of the last of them.
        var polled = Math.Max(0, history.Polls - 1);
        var followUp = book.Find(route)?.Next(now - history.FirstSeen)
            ?? (history.LastPlay is { } last ? Play.Status(last.StatusCode) with { State = last.State } : null)
            ?? DefaultScenario.Next(route.Service.Name, route.Id, polled, now - history.FirstSeen);
        return Complete(route, Spoil(route, followUp, history, now), polled, history, now);
    }

    /// <summary>Gives a play its body: exact, the service's error, or the run as the service writes it.</summary>
    public static Play CompleteError(ServiceRoute route, Play play) =>
        play.Body is null ? play with { Body = route.Service.WriteError(route, play.StatusCode) } : play;

    private static Play Complete(ServiceRoute route, Play play, int poll, RunHistory history, DateTime now)
    {
        if (play.Body is not null || play.StatusCode >= 400)
        {
            return CompleteError(route, play);
        }

        var (phase, word) = ServiceCatalog.ReadState(route.Service, play.State ?? "succeeded");
        var run = new RunView(
            route.Id,
            phase,
            word,
            poll,
            history.FirstSeen - RunView.Lead,
            now,
            phase >= RunPhase.Succeeded ? history.EndedAt(now) : now);
        return play with { Body = route.Service.Write(route, run) };
    }

    private Play Spoil(ServiceRoute route, Play play, RunHistory history, DateTime now) =>
        chaos is null ? play : chaos.Apply(route, play, now - history.FirstSeen);

    private RunHistory Recall(string provider, string id) =>
        histories.TryGetValue((provider, id), out var known)
            ? known
            : histories.GetOrAdd((provider, id), _ => new RunHistory(time.GetUtcNow().UtcDateTime));
}
