using WorkflowStatus.Simulator.Services;

namespace WorkflowStatus.Simulator.Control;

/// <summary>Body of <c>POST /_sim/script</c>: either provider and id, or a path.</summary>
internal sealed record ScriptMessage
{
    public string? Provider { get; init; }

    public string? Id { get; init; }

    public string? Resource { get; init; }

    public string? Path { get; init; }

    public IReadOnlyList<PlayMessage> Plays { get; init; } = [];

    public void Apply(IControlTarget simulator)
    {
        var plays = Plays.SelectMany(play => play.ToPlays()).ToList();
        if (Path is { } path)
        {
            simulator.ScriptPath(path, plays);
        }
        else
        {
            simulator.ScriptResource(
                Provider ?? throw new ArgumentException("'provider' or 'path' is required."),
                Id ?? throw new ArgumentException("'id' is required."),
                Resource ?? ServiceRoute.StatusResource,
                plays);
        }
    }
}
