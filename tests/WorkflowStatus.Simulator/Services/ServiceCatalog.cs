using WorkflowStatus.Simulator.Requests;

namespace WorkflowStatus.Simulator.Services;

/// <summary>The services that are played, found by name or by route.</summary>
public static class ServiceCatalog
{
    /// <summary>All services.</summary>
    public static IReadOnlyList<IService> All { get; } =
        [new Storyteller(), new Oumla(), new EightXEight(), new Aster(), new GloriaMundo()];

    /// <summary>The service of that name, compared without case; null when there is none.</summary>
    public static IService? Find(string name) =>
        All.FirstOrDefault(service => service.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The route that a target names; null when it names none.</summary>
    public static ServiceRoute? Match(RawTarget target)
    {
        foreach (var service in All)
        {
            if (service.Match(target) is { } route)
            {
                return route;
            }
        }

        return null;
    }

    /// <summary>The service's usual word for a phase, or the nearest one it has.</summary>
    public static string WordFor(IService service, RunPhase phase)
    {
        foreach (var (known, word) in service.Words)
        {
            if (known == phase)
            {
                return word;
            }
        }

        // A service without the phase shows the nearest: still going, or ended without success.
        return WordFor(service, phase < RunPhase.Succeeded ? RunPhase.Running : RunPhase.Failed);
    }

    /// <summary>Reads a phase's name or one of the service's own words; an unknown word counts as going on.</summary>
    public static (RunPhase Phase, string? Word) ReadState(IService service, string state)
    {
        foreach (var (phase, word) in service.Words)
        {
            if (word.Equals(state, StringComparison.Ordinal))
            {
                return (phase, word);
            }
        }

        return Enum.TryParse<RunPhase>(state, ignoreCase: true, out var named) && Enum.IsDefined(named)
            ? (named, null)
            : (RunPhase.Running, state);
    }
}
