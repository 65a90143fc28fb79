using System;
using System.Collections.Generic;

namespace WorkflowStatus.Core.Definitions.Testing;

/// <summary>What a definition is tried on.</summary>
public sealed record DefinitionSample
{
    /// <summary>An answer of the service; null to look at the definition and its request alone.</summary>
    public byte[]? Answer { get; init; }

    /// <summary>The HTTP status that the answer came with; 200.</summary>
    public int StatusCode { get; init; } = 200;

    /// <summary>Answers to follow-up requests, page by page, by the names that the definition gives them; one without is answered with 404.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<byte[]>> FollowUps { get; init; } = new Dictionary<string, IReadOnlyList<byte[]>>();

    /// <summary>The id that the request is shown for.</summary>
    public string Id { get; init; } = "sample-id";

    /// <summary>Values for the parameters; a required one without a value gets a stand-in.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = RunParameters.None;

    /// <summary>Says why a sound definition may still not be registered; null when only its text is to be judged.</summary>
    public Func<ProviderDefinition, DefinitionProblem?>? Check { get; init; }

    /// <summary>Whether the answer stands for a success.</summary>
    internal bool IsSuccess => StatusCode is >= 200 and <= 299;
}
