using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Tests.Support;
using WorkflowStatus.Core.Tests.Support.Wire;

namespace WorkflowStatus.Core.Tests.Faults.Rows;

/// <summary>Nothing of these reaches a terminal as it is.</summary>
internal static class TerminalFaults
{
    /// <summary>Colour, title, link, bell, backspace, delete, the one-byte CSI, a line that overwrites itself, and a turn of the writing direction.</summary>
    private static readonly string[] Sequences = ["\u001b[31mred\u001b[0m", "\u001b]0;title\u0007", "\u001b]8;;http://evil.example\u001b\\x", "a\bb\u007f", "\u009b31m", "Failed\rSucceeded", "\u202eevil", "\0"];

    private static readonly string Nasty = string.Concat(Sequences.Select(text => System.Text.Json.JsonSerializer.Serialize(text).Trim('"')));

    /// <summary>JSON lets these stand unescaped.</summary>
    private const string OutsideAscii = "\u009b\u202e";

    /// <summary>The same bytes unescaped, as they may stand where there is no JSON.</summary>
    private const string RawBytes = "\u001b[31mred\u001b]0;title\u0007\u009b31m";

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        Read("in the message", $$"""{ "status": "running", "message": "{{Nasty}}" }"""),
        Read("in every other text", $$"""{ "status": "running", "now": "{{Nasty}}", "made": ["https://x.example/{{Nasty}}"], "output": "{{Nasty}}", "reason": "{{Nasty}}", "number": "{{Nasty}}", "steps": [{ "name": "{{Nasty}}", "status": "{{Nasty}}", "message": "{{Nasty}}" }], "stranger": ["{{Nasty}}"] }"""),
        Read("in the name of a member", $$"""{ "status": "running", "{{Nasty}}": { "{{Nasty}}": 1 } }"""),
        Read("in the status word", $$"""{ "status": "{{Nasty}}" }""") with { State = RunState.Unknown },
        Read("in JSON that is nested deep", $$"""{ "status": "running", "message": "{{Nasty}}", "deep": {{new string('[', 40)}}"{{Nasty}}{{OutsideAscii}}"{{new string(']', 40)}} }"""),
        Refused("in an error's text and code", Play.Json($$"""{ "error": "{{Nasty}}", "code": "{{Nasty}}" }""", 422)) with { Error = WorkflowErrorId.RequestRejected, EndsWait = true },
        Refused("in the reason of a status line", Play.Send($"HTTP/1.1 500 {RawBytes}\r\nContent-Length: 0\r\n\r\n")) with { Error = WorkflowErrorId.ServiceUnavailable, IsRetried = true },
        Refused("in a status line that is none", Play.SendThen($"HTTP/{RawBytes}\r\n\r\n", Play.Close)) with { IsRetried = true },
        Refused("in the name of a header", Play.SendThen($"HTTP/1.1 200 OK\r\nX-{RawBytes}: 1\r\nContent-Length: 2\r\n\r\n" + "{}", Play.Close)) with { IsRetried = true },
        Refused("in the length of a chunk", Play.SendThen(Raw.Head(200, "Transfer-Encoding: chunked") + RawBytes + "\r\n{}\r\n", Play.Close)) with { IsRetried = true },
        Refused("in the content type", Play.Send(Raw.Answer("<html>"u8, 200, $"Content-Type: text/{RawBytes}"))),
        Refused("in the target of a redirect", Play.Json("{}", 302, $"Location: https://evil.example/{RawBytes}")) with { Error = WorkflowErrorId.RequestRejected, EndsWait = true },
        Refused("in Retry-After", Play.Json("{}", 429, $"Retry-After: {RawBytes}")) with { Error = WorkflowErrorId.RateLimited, IsRetried = true },
    ];

    private static FaultRow Refused(string place, System.Func<RawConnection, System.Threading.Tasks.Task> answer) =>
        new("escape sequences " + place) { Answer = answer, Error = WorkflowErrorId.InvalidResponse };

    private static FaultRow Read(string place, string body) => new("escape sequences " + place)
    {
        Answer = Play.Json(body),
        State = RunState.Running,
        Check = AssertHarmless,
    };

    private static void AssertHarmless(ReadResult result)
    {
        Assert.Null(result.Error);
        var texts = Texts.Of(result.Runs).ToList();
        Assert.Contains(texts, text => text.Contains('␛', System.StringComparison.Ordinal));
        Assert.All(texts, ErrorRules.AssertHarmless);
        Assert.All(result.UnmappedWords, ErrorRules.AssertHarmless);
    }
}
