using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using WorkflowStatus.Simulator.Scripts;

namespace WorkflowStatus.Simulator.Faults;

/// <summary>Answers that end before they should: resets and truncations.</summary>
internal static class BrokenAnswer
{
    /// <summary>The status line and the beginning of a header, whatever they are.</summary>
    private const int HalfHead = 24;

    public static async Task WriteAsync(HttpContext context, Play play, FaultKind kind)
    {
        var connection = new RawConnection(context);
        if (kind == FaultKind.ResetBeforeHeaders || !connection.IsOwn)
        {
            connection.Reset();
            return;
        }

        var body = play.Body ?? default;
        var half = body[..(body.Length / 2)];
        var framing = kind switch
        {
            FaultKind.TruncatedChunks => "Transfer-Encoding: chunked",
            FaultKind.TruncatedClose => "Connection: close",
            _ => string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}"),
        };
        var chunk = kind == FaultKind.TruncatedChunks
            ? string.Create(CultureInfo.InvariantCulture, $"{half.Length:x}\r\n")
            : "";
        var end = chunk.Length > 0 ? "\r\n" : "";
        byte[] answer = [.. Encoding.ASCII.GetBytes(Head(play, framing) + chunk), .. half.Span, .. Encoding.ASCII.GetBytes(end)];
        await connection.WriteAsync(kind == FaultKind.ResetMidHeaders ? answer.AsMemory(0, HalfHead) : answer).ConfigureAwait(false);
        if (kind is FaultKind.ResetMidHeaders or FaultKind.ResetMidBody)
        {
            connection.Reset();
        }
        else
        {
            await connection.FinishAsync().ConfigureAwait(false);
        }
    }

    private static string Head(Play play, string framing)
    {
        var head = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {play.StatusCode} {ReasonPhrases.GetReasonPhrase(play.StatusCode)}\r\n")
            .Append(CultureInfo.InvariantCulture, $"Content-Type: {play.ContentType}\r\n{framing}\r\n");
        foreach (var (name, value) in play.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        return head.Append("\r\n").ToString();
    }
}
