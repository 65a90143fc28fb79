using System.Security.Cryptography.X509Certificates;

namespace WorkflowStatus.Simulator;

/// <summary>How the simulator runs.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Port on 127.0.0.1; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>The credential that every service accepts.</summary>
    public string Key { get; init; } = SimulatorServer.ValidKey;

    /// <summary>Wait before every answer of a service.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>True to listen on a second port as well: another origin, for redirects.</summary>
    public bool SecondOrigin { get; init; }

    /// <summary>False to keep no requests; a benchmark wants that. The counts go on.</summary>
    public bool Recording { get; init; } = true;

    /// <summary>Server certificate with its private key; null for http.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>True to offer HTTP/2 over https. Over http only HTTP/1.1 is spoken.</summary>
    public bool Http2 { get; init; }

    /// <summary>So many of a hundred answers of a service are faults of mixed kinds, by chance.</summary>
    public int ChaosPercent { get; init; }

    /// <summary>Decides that chance.</summary>
    public int ChaosSeed { get; init; } = 1;

    /// <summary>Clock of the time-based scripts and of the time stamps.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
