using Microsoft.AspNetCore.Http;
using WorkflowStatus.Simulator.Scripts;

namespace WorkflowStatus.Simulator.Faults;

/// <summary>The plain answer, with its length.</summary>
internal static class SoundAnswer
{
    public static Task WriteAsync(HttpResponse response, Play play, CancellationToken cancellationToken)
    {
        WriteHead(response, play);
        if (play.StatusCode is 204 or 205 or 304)
        {
            return Task.CompletedTask;
        }

        var body = play.Body ?? default;
        response.ContentLength = body.Length;
        return body.IsEmpty
            ? Task.CompletedTask
            : response.BodyWriter.WriteAsync(body, cancellationToken).AsTask();
    }

    public static void WriteHead(HttpResponse response, Play play)
    {
        response.StatusCode = play.StatusCode;
        response.ContentType = play.ContentType;
        foreach (var (name, value) in play.Headers)
        {
            response.Headers[name] = value;
        }
    }
}
