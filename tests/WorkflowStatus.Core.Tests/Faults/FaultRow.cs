using System;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Tests.Support.Wire;

namespace WorkflowStatus.Core.Tests.Faults;

/// <summary>One row of the fault matrix: what goes wrong, and what must come of it.</summary>
internal sealed record FaultRow(string Fault)
{
    /// <summary>The answer itself bounds memory and time.</summary>
    public const string Itself = "–";

    /// <summary>Gives the faulty answer to a request of HTTP/1.1 whose head was read.</summary>
    public Func<RawConnection, Task>? Answer { get; init; }

    /// <summary>The same for HTTP/2, with the number of the request's stream.</summary>
    public Func<Http2Peer, int, Task>? Answer2 { get; init; }

    /// <summary>Does with a new connection what the fault is, before a request.</summary>
    public Func<RawConnection, Task>? Connected { get; init; }

    public FaultRoad Road { get; init; }

    /// <summary>What a faulty service shows instead of its good certificate.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Whether nobody listens.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Whether only a time limit ends it: such a row plays by a fast clock, the others by one that stands.</summary>
    public bool IsSlow { get; init; }

    /// <summary>Which read of the run is the one that the row is about: one that comes later finds what earlier ones left.</summary>
    public int Reads { get; init; } = 1;

    public ReadLimits Limits { get; init; } = ReadLimits.Default;

    /// <summary>What Get says; null when it reads the run.</summary>
    public WorkflowErrorId? Error { get; init; }

    /// <summary>A part of the error's text, or nothing.</summary>
    public string Says { get; init; } = string.Empty;

    /// <summary>The state of a run that Get reads.</summary>
    public RunState State { get; init; } = RunState.Succeeded;

    /// <summary>How many runs Get reads, where it reads any.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>Whether Get asks again by itself.</summary>
    public bool IsRetried { get; init; }

    /// <summary>Whether Wait gives up at once with Get's error; else it goes on until the service is well.</summary>
    public bool EndsWait { get; init; }

    /// <summary>What else must hold of what Get gives.</summary>
    public Action<ReadResult>? Check { get; init; }

    /// <summary>What bounds the memory that it takes, as the table says it.</summary>
    public string Memory { get; init; } = Itself;

    /// <summary>What bounds the time that it takes.</summary>
    public string Time { get; init; } = Itself;

    public override string ToString() => Fault;
}
