using System;
using System.Collections.Generic;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Tests.Support.Wire;

namespace WorkflowStatus.Core.Tests.Faults.Rows;

internal static class TlsFaults
{
    private static readonly FaultRow Invalid = new(string.Empty) { Road = FaultRoad.Secure, Error = WorkflowErrorId.ConnectionFailed, Says = "the TLS connection failed: " };

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        Invalid with { Fault = "a certificate that nobody trusts", Certificate = TestAuthority.SelfSigned },
        Invalid with { Fault = "a certificate that has expired", Certificate = TestAuthority.Expired },
        Invalid with { Fault = "a certificate that is not valid yet", Certificate = TestAuthority.NotYetValid },
        Invalid with { Fault = "a certificate of another host", Certificate = TestAuthority.OfAnotherHost },
        Invalid with { Fault = "a peer that does not speak TLS", Connected = Play.SendThen(Raw.Head(400), Play.Close) },
        Invalid with { Fault = "a reset during the TLS handshake", Connected = Play.ResetOnceSpokenTo, IsRetried = true, Says = "the connection was lost" },
        Invalid with { Fault = "a silent TLS peer", Connected = Play.Silence, IsRetried = true, Limits = new ReadLimits { Connect = TimeSpan.FromSeconds(0.25) }, Says = "no connection within the limit of 0.25 s (connect)", Time = "connect, 10 s" },
    ];
}
