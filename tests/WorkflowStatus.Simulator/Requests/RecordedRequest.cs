using WorkflowStatus.Simulator.Scripts;

namespace WorkflowStatus.Simulator.Requests;

/// <summary>One request as it arrived.</summary>
public sealed class RecordedRequest
{
    private volatile bool aborted;
    private volatile bool completed;

    /// <summary>HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The raw target: path and query, undecoded.</summary>
    public required string Target { get; init; }

    /// <summary>HTTP version, such as <c>HTTP/1.1</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>The origin that was asked, such as <c>http://127.0.0.1:4711</c>: tells the two origins apart.</summary>
    public required string Origin { get; init; }

    /// <summary>Headers by name, compared without case; several values of one name are joined by a comma.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>When the request arrived, UTC.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>True when the client went away before the answer was complete.</summary>
    public bool Aborted => aborted;

    /// <summary>True when the simulator is done with the request, whatever became of it.</summary>
    public bool Completed => completed;

    /// <summary>The state that the answer was to show, as its play has it; null for a body or an error of its own.</summary>
    public string? State { get; private set; }

    /// <summary>How chance has spoiled the answer; null when it was sound.</summary>
    public string? Chaos { get; private set; }

    /// <summary>A header's value; null when it was not sent.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    internal void Answer(Play play) => (State, Chaos) = (play.State, play.Chaos);

    internal void Close(bool clientWentAway)
    {
        aborted = clientWentAway;
        completed = true;
    }
}
