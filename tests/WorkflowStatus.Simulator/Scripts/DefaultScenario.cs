using System.Globalization;
using WorkflowStatus.Simulator.Faults;

namespace WorkflowStatus.Simulator.Scripts;

/// <summary>What a run does when nobody scripted it: the first word of its id tells.</summary>
internal static class DefaultScenario
{
    private static readonly Play Queued = Play.InState("queued");
    private static readonly Play Running = Play.InState("running");
    private static readonly Play Succeeded = Play.InState("succeeded");
    private static readonly Play Failed = Play.InState("failed");
    private static readonly Play NotFound = Play.Status(404);

    // A word that begins with another stands before it.
    private static readonly (string Word, Play[] Plays)[] Scenarios =
    [
        ("success", [Succeeded]),
        ("failure", [Failed]),
        ("running", [Running]),
        ("queued", [Queued]),
        ("suspended", [Play.InState("suspended")]),
        ("terminated", [Play.InState("terminated")]),
        ("canceled", [Play.InState("canceled")]),
        ("timedout", [Play.InState("timedOut")]),
        ("compensating", [Play.InState("compensating")]),
        ("compensated", [Play.InState("compensated")]),
        ("compensationfailed", [Play.InState("compensationFailed")]),
        ("slowfailure", [Queued, Running, Running, Running, Running, Running, Failed]),
        ("slow", [Queued, Running, Running, Running, Running, Running, Succeeded]),
        ("notfound", [NotFound]),
        ("late", [NotFound, NotFound, Running, Succeeded]),
        ("unauthorized", [Play.Status(401)]),
        ("forbidden", [Play.Status(403)]),
        ("rejected", [Play.Status(400)]),
        ("error", [Play.Status(500)]),
        ("unavailable", [Play.Status(503).WithHeader("Retry-After", "1")]),
        ("ratelimited", [Play.Status(429).WithHeader("Retry-After", "1")]),
        ("flaky", [Play.Faulty(FaultKind.ResetBeforeHeaders), Play.Status(503), Running, Play.Faulty(FaultKind.ResetMidBody), Succeeded]),
    ];

    private static readonly Play[] Otherwise = [Running, Running, Succeeded];

    /// <summary>The play for a run's next read.</summary>
    /// <param name="provider">Name of the service.</param>
    /// <param name="id">The run's id.</param>
    /// <param name="poll">How often it was read before.</param>
    /// <param name="age">Time since the run's first request.</param>
    public static Play Next(string provider, string id, int poll, TimeSpan age)
    {
        if (id.StartsWith("lasts-", StringComparison.OrdinalIgnoreCase))
        {
            return Lasts(id, age);
        }

        if (id.StartsWith("empty", StringComparison.OrdinalIgnoreCase))
        {
            // Only Storyteller says "nothing known yet" with a body of its own.
            return provider == "Storyteller" ? Play.Json("[]") : NotFound;
        }

        foreach (var (word, plays) in Scenarios)
        {
            if (id.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return plays[Math.Min(poll, plays.Length - 1)];
            }
        }

        return Otherwise[Math.Min(poll, Otherwise.Length - 1)];
    }

    /// <summary>Running for as many seconds as the id says, then the end that it says: <c>lasts-12.5-one</c>, <c>lasts-3-failure-one</c>.</summary>
    private static Play Lasts(string id, TimeSpan age)
    {
        var parts = id.Split('-');
        return double.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && age.TotalSeconds < seconds ? Running
            : parts.Length > 2 && Array.Find(Scenarios, scenario => scenario.Word.Equals(parts[2], StringComparison.OrdinalIgnoreCase)).Plays is { } plays ? plays[^1]
            : Succeeded;
    }
}
