namespace WorkflowStatus.Simulator.Services;

/// <summary>What a request asks for, once its target is understood.</summary>
/// <param name="Service">The service whose route it is.</param>
/// <param name="Id">The run's id, decoded from its one path segment.</param>
/// <param name="Resource"><see cref="StatusResource"/> or <see cref="ErrorsResource"/>.</param>
/// <param name="Variant">Tells routes of one service apart, such as Oumla's later one.</param>
public sealed record ServiceRoute(
    IService Service,
    string Id,
    string Resource = ServiceRoute.StatusResource,
    string Variant = "")
{
    /// <summary>The status of a run.</summary>
    public const string StatusResource = "status";

    /// <summary>8x8's error resource.</summary>
    public const string ErrorsResource = "errors";

    /// <summary>Further path values by name, such as 8x8's accountId.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = NoValues;

    /// <summary>The raw path, without the query.</summary>
    public string Path { get; init; } = "";

    /// <summary>True when the query asks for step logs (8x8).</summary>
    public bool IncludeLogs { get; init; }

    private static readonly Dictionary<string, string> NoValues = [];
}
