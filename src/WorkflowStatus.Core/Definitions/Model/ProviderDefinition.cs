using System;
using System.Collections.Generic;
using System.Linq;

namespace WorkflowStatus.Core.Definitions;

/// <summary>
/// An HTTP workflow API as data: how to ask and how to read the answer. Immutable; loaded from a
/// <c>*.provider.json</c> file.
/// </summary>
public sealed class ProviderDefinition
{
    private readonly IReadOnlyList<ParameterDefinition> _parameters = [];

    internal ProviderDefinition(WireDefinition wire) => Wire = wire;

    /// <summary>The name that users type; letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, for a person.</summary>
    public required string Title { get; init; }

    /// <summary>Where the service documents its API; null when the file names no page.</summary>
    public Uri? Documentation { get; init; }

    /// <summary>How the service wants its credential.</summary>
    public AuthDefinition Auth { get; init; } = AuthDefinition.None;

    /// <summary>What the service needs beside the run's id.</summary>
    public IReadOnlyList<ParameterDefinition> Parameters
    {
        get => _parameters;
        init
        {
            _parameters = value;
            // Now: each request asks for it, on any thread.
            HasQueryParameters = value.Any(parameter => parameter.Place == ParameterPlace.Query);
        }
    }

    /// <summary>What the service's words for a run mean.</summary>
    public required StateMap States { get; init; }

    /// <summary>What the service's words for a step mean.</summary>
    public required StateMap StepStates { get; init; }

    /// <summary>How often the service wants to be asked.</summary>
    public PollingAdvice Polling { get; init; } = PollingAdvice.None;

    /// <summary>The file that it was loaded from; null when it came from a text.</summary>
    public string? FilePath { get; init; }

    /// <summary>The file's text.</summary>
    public required string Text { get; init; }

    /// <summary>Whether requests end in memory instead of a network: the Demo provider.</summary>
    public bool IsInMemory { get; init; }

    /// <summary>The default base URI as written, parameters included.</summary>
    public string BaseUriTemplate => Wire.BaseUri.ToString();

    /// <summary>Whether a summary costs less than a whole read.</summary>
    public bool HasSummary =>
        Wire.FollowUps.Count > Wire.StateFollowUps.Count || Wire.StateFollowUps.Select(followUp => followUp.Request).Append(Wire.Request).Any(request => request.SummaryQuery.Count > 0);

    /// <summary>Whether a parameter goes into the query of an address.</summary>
    internal bool HasQueryParameters { get; private init; }

    /// <summary>How to ask and how to read the answer.</summary>
    internal WireDefinition Wire { get; }
}
