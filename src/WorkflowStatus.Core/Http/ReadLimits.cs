using System;

namespace WorkflowStatus.Core.Http;

/// <summary>What is accepted from a service at most. Exceeding one is an InvalidResponse that names it.</summary>
public sealed record ReadLimits
{
    /// <summary>The defaults.</summary>
    public static readonly ReadLimits Default = new();

    /// <summary>Bytes of a body after decompression; 16 MB.</summary>
    public int BodyBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Levels of nesting; 64.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>
    /// Values of an answer, objects and lists among them; 1,000,000. As an object of the host a value takes a hundred times
    /// the two bytes that it takes in a body.
    /// </summary>
    public int Values { get; init; } = 1_000_000;

    /// <summary>Steps of one run; 10,000.</summary>
    public int Steps { get; init; } = 10_000;

    /// <summary>Runs that answer to one id; 10,000.</summary>
    public int Runs { get; init; } = 10_000;

    /// <summary>Kilobytes of response headers; 64.</summary>
    public int HeaderKilobytes { get; init; } = 64;

    /// <summary>How long a connection may take, TLS included; 10 s.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(10);
}
