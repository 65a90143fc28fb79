using System.Text;
using WorkflowStatus.Simulator.Faults;

namespace WorkflowStatus.Simulator.Scripts;

/// <summary>
/// One answer of a script. Without <see cref="Body"/>, an error status gets the service's own error body and
/// any other status the documented body for <see cref="State"/>.
/// </summary>
public sealed record Play
{
    /// <summary>HTTP status of the answer.</summary>
    public int StatusCode { get; init; } = 200;

    /// <summary>
    /// A phase's name (<c>queued</c>, <c>running</c>, <c>suspended</c>, <c>succeeded</c>, <c>failed</c>, …) or one
    /// of the service's own words; succeeded when null.
    /// </summary>
    public string? State { get; init; }

    /// <summary>The exact bytes to send; null to have them written by the service.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>Value of the Content-Type header.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Further response headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = NoHeaders;

    /// <summary>Wait before the answer, on top of the server's latency.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>
    /// Time since the run's first request from which this play is the answer. When any play of a script has
    /// it, the script goes by time instead of by number of requests.
    /// </summary>
    public TimeSpan? After { get; init; }

    /// <summary>What goes wrong on the wire; null for a sound answer.</summary>
    public Fault? Fault { get; init; }

    /// <summary>The way in which chance has spoiled this play; null when it has not.</summary>
    public string? Chaos { get; init; }

    private static readonly Dictionary<string, string> NoHeaders = [];

    /// <summary>The documented body for a phase or a service's word.</summary>
    public static Play InState(string state) => new() { State = state };

    /// <summary>A status; from 400 on with the service's own error body.</summary>
    public static Play Status(int statusCode) => new() { StatusCode = statusCode };

    /// <summary>An exact body.</summary>
    public static Play Json(string body, int statusCode = 200) =>
        new() { StatusCode = statusCode, Body = Encoding.UTF8.GetBytes(body) };

    /// <summary>A redirect to a URI.</summary>
    public static Play Redirect(Uri location, int statusCode = 302)
    {
        ArgumentNullException.ThrowIfNull(location);
        return new Play { StatusCode = statusCode, Body = ReadOnlyMemory<byte>.Empty }.WithHeader("Location", location.OriginalString);
    }

    /// <summary>A fault around the body of a succeeded run.</summary>
    public static Play Faulty(FaultKind kind) => new() { Fault = new Fault(kind) };

    /// <summary>A fault around the body of a succeeded run.</summary>
    public static Play Faulty(Fault fault) => new() { Fault = fault };

    /// <summary>The same play with one more header.</summary>
    public Play WithHeader(string name, string value) =>
        this with { Headers = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase) { [name] = value } };
}
