using System.Globalization;
using WorkflowStatus.Simulator.Scripts;
using WorkflowStatus.Simulator.Services;

namespace WorkflowStatus.Simulator.Faults;

/// <summary>Faults by chance: a share of all answers goes wrong in some way. Safe for use from several threads.</summary>
/// <param name="percent">The share, 0 to 100.</param>
/// <param name="seed">Decides the chance; what comes when depends on the order of the requests too.</param>
public sealed class Chaos(int percent, int seed)
{
    /// <summary>A run may be unknown so long after it was first asked for, and only if it was never shown: later that is an end.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private const string Unknown = "status 404";

    // A 429 asks for no wait: many runs share a credential, and one of them would hold back all, over and over.
    private static readonly (string Name, Func<Play, Play> Spoil)[] Ways =
    [
        .. new[]
        {
            FaultKind.ResetBeforeHeaders, FaultKind.ResetMidHeaders, FaultKind.ResetMidBody, FaultKind.TruncatedLength, FaultKind.TruncatedChunks,
            FaultKind.TruncatedClose, FaultKind.StallBeforeHeaders, FaultKind.StallMidBody, FaultKind.Html, FaultKind.EmptyBody,
        }.Select(kind => (kind.ToString(), (Func<Play, Play>)(play => play with { Fault = new Fault(kind) }))),
        .. new[] { 408, 500, 502, 503, 504 }.Select(status => (Name(status), (Func<Play, Play>)(_ => Play.Status(status)))),
        (Name(429), _ => Play.Status(429).WithHeader("Retry-After", "0")),
        ("unknown word", play => play.StatusCode < 400 ? play with { State = "rebooting", Body = null } : play),
        (Unknown, _ => Play.Status(404)),
    ];

    private readonly Lock gate = new();
    private readonly Random random = new(seed);
    private readonly HashSet<(string Provider, string Id)> shown = [];

    /// <summary>The names of all that can happen, as <see cref="Play.Chaos"/> has them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Ways.Select(way => way.Name)];

    /// <summary>Spoils a play, or leaves it as it is.</summary>
    /// <param name="route">What is asked for.</param>
    /// <param name="play">The sound play, without its body.</param>
    /// <param name="age">Time since the run's first request.</param>
    public Play Apply(ServiceRoute route, Play play, TimeSpan age)
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(play);
        lock (gate)
        {
            var run = (route.Service.Name, route.Id);
            if (random.Next(100) >= percent)
            {
                shown.Add(run);
                return play;
            }

            var mayBeUnknown = age < Grace && !shown.Contains(run);
            var (name, spoil) = Ways[random.Next(Ways.Length - (mayBeUnknown ? 0 : 1))];
            var spoiled = spoil(play) with { Chaos = name };
            if (spoiled.StatusCode < 400)
            {
                // Half an answer may be enough to be seen.
                shown.Add(run);
            }

            return spoiled;
        }
    }

    private static string Name(int status) => string.Create(CultureInfo.InvariantCulture, $"status {status}");
}
