using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Demo;

/// <summary>
/// The demonstration service, in memory: runs that begin when they are first asked for and play their story by the
/// clock. It takes the place of the network alone, so that everything else is what a real service meets.
/// </summary>
internal sealed class DemoHandler : HttpMessageHandler
{
    private const string WithoutSteps = "?steps=false";

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time;
    private readonly DemoRuns _runs;

    public DemoHandler(TimeProvider time)
    {
        _time = time;
        _runs = DemoRuns.Of(time);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<HttpResponseMessage>(cancellationToken);
        }

        var address = request.RequestUri!;
        var path = address.AbsolutePath;
        var id = Uri.UnescapeDataString(path.Substring(path.LastIndexOf('/') + 1));
        var now = _time.GetUtcNow();
        var run = _runs.Find(id, now);
        var story = StoryBook.Find(id);
        var number = run.CountRequest();
        var fault = number < story.Faults.Count ? story.Faults[number] : DemoFault.None;
        if (fault == DemoFault.ConnectionReset)
        {
            return Task.FromException<HttpResponseMessage>(new HttpRequestException("No answer came.", new IOException("Connection reset by peer")));
        }

        var requestId = $"demo-{StableHash.Of(id) % 10_000:0000}-{number}";
        return Task.FromResult(fault switch
        {
            DemoFault.Unavailable => DemoResponses.Json(503, ErrorAnswer.Write("Overloaded", "The demonstration pretends to be overloaded.", requestId)),
            DemoFault.TooManyRequests => DemoResponses.TooManyRequests(ErrorAnswer.Write("TooManyRequests", "The demonstration pretends that this was one request too many.", requestId), Rest),
            _ when !story.IsKnown(now - run.FirstAskedAt) => DemoResponses.Json(404, ErrorAnswer.Write("RunNotFound", $"No run has the id '{id}'.", requestId)),
            DemoFault.TruncatedBody => DemoResponses.Truncated(200, Body()),
            _ => DemoResponses.Json(200, Body()),
        });

        byte[] Body() => RunAnswer.Write(id, new RunMoment(story, run.FirstAskedAt, now), address, address.Query != WithoutSteps);
    }
}
