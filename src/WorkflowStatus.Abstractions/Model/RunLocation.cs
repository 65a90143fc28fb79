using System;

namespace WorkflowStatus;

/// <summary>Something a run made or points at, as an address that the service gave.</summary>
public sealed class RunLocation
{
    internal const int GuidLength = 36;
    private readonly string? _resourceId;

    /// <summary>Makes a location.</summary>
    /// <param name="uri">The address.</param>
    /// <exception cref="ArgumentNullException"><paramref name="uri"/> is null.</exception>
    public RunLocation(Uri uri) => Uri = uri ?? throw new ArgumentNullException(nameof(uri));

    /// <summary>The address as the service wrote it; absolute in the services' documents, relative if a service says so.</summary>
    public Uri Uri { get; }

    /// <summary>The name of the step that made it; null when it belongs to the run itself.</summary>
    public string? Step { get; init; }

    /// <summary>The kind of resource, taken from the path before the id (<c>clips</c> in <c>/clips/{guid}/form</c>); null where there is none.</summary>
    public string? ResourceType { get; init; }

    /// <summary>The resource's GUID, taken from the path; null where there is none.</summary>
    public string? ResourceId
    {
        get => _resourceId ?? (ResourceIdStart is { } start ? Uri.OriginalString.Substring(start, GuidLength) : null);
        init => _resourceId = value;
    }

    /// <summary>Where the GUID stands in the address: a copy of it would be kept for each of many runs, and few are looked at. Null for nowhere.</summary>
    internal int? ResourceIdStart { get; init; }

    /// <summary>The address.</summary>
    /// <returns>The address as the service wrote it.</returns>
    public override string ToString() => Uri.OriginalString;
}
