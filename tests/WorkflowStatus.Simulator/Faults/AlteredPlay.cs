using System.Text;
using WorkflowStatus.Simulator.Scripts;

namespace WorkflowStatus.Simulator.Faults;

/// <summary>Faults of content: well-formed HTTP around a body that is not what it should be.</summary>
internal static class AlteredPlay
{
    private static readonly byte[] Page = Encoding.UTF8.GetBytes(
        "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><h1>Please sign in</h1></body></html>\n");

    /// <summary>The play with the fault worked into it; null when the fault is not one of content.</summary>
    public static Play? Apply(Play play, FaultKind kind) => kind switch
    {
        FaultKind.Html => play with { Body = Page, ContentType = "text/html; charset=utf-8" },
        FaultKind.WrongContentType => play with { ContentType = "text/plain" },
        FaultKind.ByteOrderMark => play with { Body = (byte[])[.. Encoding.UTF8.Preamble, .. play.Body.GetValueOrDefault().Span] },
        FaultKind.EmptyBody => play with { Body = ReadOnlyMemory<byte>.Empty },
        _ => null,
    };
}
