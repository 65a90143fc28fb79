using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Chaos;

/// <summary>A service of which every third answer or so is a fault of some kind, by chance alone: the same seed gives the same faults.</summary>
internal sealed class ChaosService
{
    /// <summary>The share of the requests that meet a fault.</summary>
    private const double FaultRate = 0.3;

    /// <summary>The kind that only a run meets that was never seen, and only while it is given grace: later it is an end.</summary>
    private const string NotThere = "404";

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(25);

    private static readonly string[] Ends = ["done", "failed", "canceled"];

    private readonly Dictionary<string, (double Length, string End)> _runs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Random _random;
    private readonly (string Kind, Func<StageRequest, Task<HttpResponseMessage>> Answer)[] _faults;

    public ChaosService(int seed, int runs)
    {
        _random = new Random(seed);
        foreach (var number in Enumerable.Range(0, runs))
        {
            _runs[$"run-{number}"] = (_random.NextDouble() * 60, Ends[_random.Next(Ends.Length)]);
        }

        _faults =
        [
            ("reset", Now(StageAnswers.Reset)),
            ("reset in the headers", _ => throw new HttpRequestException(HttpRequestError.ResponseEnded, "ended in the headers", new HttpIOException(HttpRequestError.ResponseEnded))),
            ("reset in the body", Now(() => Answers.Stream(new SlowStream("""{ "sta"""u8.ToArray(), _ => throw new IOException("reset", new SocketException((int)SocketError.ConnectionReset)))))),
            ("truncated", Now(StageAnswers.Truncated)),
            ("cut off", Now(CutOff)),
            ("500", Now(() => Answers.Json("""{ "error": "boom" }""", 500))),
            ("503", Now(() => Answers.Status(503).With("Retry-After", "1"))),
            ("429", Now(() => Answers.Status(429).With("Retry-After", "1"))),
            ("408", Now(() => Answers.Status(408))),
            ("502", Now(() => Answers.Bytes("<html>bad gateway</html>"u8.ToArray(), "text/html", 502))),
            ("html", Now(StageAnswers.Html)),
            ("silent", StageAnswers.Silent),
            ("stalled", Now(StageAnswers.Stalled)),
            ("wrong JSON", request => Now(() => Answers.Json(Wrong(request.Number)))(request)),
            ("empty", Now(() => Answers.Json(string.Empty))),
            ("unknown word", Now(() => Answers.Json("""{ "status": "rebooting" }"""))),
            (NotThere, Now(() => Answers.Status(404))),
        ];
    }

    public IReadOnlyCollection<string> Ids => _runs.Keys;

    public int Requests { get; private set; }

    public SortedDictionary<string, int> Faults { get; } = new(StringComparer.Ordinal);

    /// <summary>How a run truly ends.</summary>
    public RunState EndOf(string id) => _runs[id].End switch { "done" => RunState.Succeeded, "failed" => RunState.Failed, _ => RunState.Canceled };

    public Task<HttpResponseMessage> Answer(StageRequest request)
    {
        Requests++;
        if (_random.NextDouble() < FaultRate)
        {
            var mayBeMissing = request.At < Grace && !_seen.Contains(request.Id);
            var (kind, fault) = _faults[_random.Next(mayBeMissing ? _faults.Length : _faults.Length - 1)];
            // What has any word has been seen.
            _ = kind is "unknown word" or "wrong JSON" && _seen.Add(request.Id);
            Faults[kind] = Faults.GetValueOrDefault(kind) + 1;
            return fault(request);
        }

        _seen.Add(request.Id);
        var (length, end) = _runs[request.Id];
        var word = request.At.TotalSeconds >= length ? end : "running";
        return Task.FromResult(request.Http.RequestUri!.AbsolutePath.EndsWith("/steps", StringComparison.Ordinal)
            ? Answers.Json($$"""{ "steps": [{ "name": "only", "status": "{{word}}" }] }""")
            : Answers.Json($$"""{ "id": "{{request.Id}}", "status": "{{word}}" }"""));
    }

    private static Func<StageRequest, Task<HttpResponseMessage>> Now(Func<HttpResponseMessage> answer) => _ => Task.FromResult(answer());

    /// <summary>A body shorter than its header says.</summary>
    private static HttpResponseMessage CutOff()
    {
        var answer = Answers.Bytes(Encoding.UTF8.GetBytes("""{ "status": "done" }"""));
        answer.Content.Headers.ContentLength = 4000;
        return answer;
    }

    /// <summary>JSON that is no answer, though some of it looks like an end.</summary>
    private string Wrong(int number) => ((number + _random.Next(8)) % 8) switch
    {
        0 => "null",
        1 => "[]",
        2 => "7",
        3 => "\"done\"",
        4 => """{ "state": "done" }""",
        5 => """{ "status": 7 }""",
        6 => """{ "status": ["done"] }""",
        _ => """{ "status": "done", "status": "failed" }""",
    };
}
