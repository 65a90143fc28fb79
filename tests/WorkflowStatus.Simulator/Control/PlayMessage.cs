using System.Text;
using System.Text.Json;
using WorkflowStatus.Simulator.Scripts;

namespace WorkflowStatus.Simulator.Control;

/// <summary>One play of a script as JSON.</summary>
internal sealed record PlayMessage
{
    public int Status { get; init; } = 200;

    public string? State { get; init; }

    /// <summary>A string is sent as it is; any other JSON value as its own text.</summary>
    public JsonElement? Body { get; init; }

    public string? ContentType { get; init; }

    public Dictionary<string, string> Headers { get; init; } = [];

    public double DelayMs { get; init; }

    public double? AfterMs { get; init; }

    public FaultMessage? Fault { get; init; }

    /// <summary>How often this play is answered before the next.</summary>
    public int Times { get; init; } = 1;

    public IEnumerable<Play> ToPlays()
    {
        var play = new Play
        {
            StatusCode = Status,
            State = State,
            // The cast keeps "no body" apart from an empty one: a null array converts to empty memory.
            Body = Text() is { } text ? Encoding.UTF8.GetBytes(text) : (ReadOnlyMemory<byte>?)null,
            ContentType = ContentType ?? "application/json",
            Headers = Headers,
            Delay = TimeSpan.FromMilliseconds(DelayMs),
            After = AfterMs is { } after ? TimeSpan.FromMilliseconds(after) : null,
            Fault = Fault?.ToFault(),
        };
        return Enumerable.Repeat(play, Math.Max(1, Times));
    }

    private string? Text() => Body switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } element => element.GetString(),
        { } element => element.GetRawText(),
    };
}
