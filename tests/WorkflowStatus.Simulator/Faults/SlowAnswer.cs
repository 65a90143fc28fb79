using Microsoft.AspNetCore.Http;
using WorkflowStatus.Simulator.Scripts;

namespace WorkflowStatus.Simulator.Faults;

/// <summary>Answers that keep a client waiting: stalls and a trickle.</summary>
internal static class SlowAnswer
{
    public static async Task WriteAsync(HttpResponse response, Play play, Fault fault, CancellationToken cancellationToken)
    {
        var body = play.Body ?? default;
        if (fault.Kind == FaultKind.StallBeforeHeaders)
        {
            await Task.Delay(fault.Duration, cancellationToken).ConfigureAwait(false);
            await SoundAnswer.WriteAsync(response, play, cancellationToken).ConfigureAwait(false);
            return;
        }

        SoundAnswer.WriteHead(response, play);
        // A length of 0 would complete the answer at once, and the server no longer tells when the client leaves.
        response.ContentLength = body.IsEmpty ? null : body.Length;
        if (fault.Kind == FaultKind.StallMidBody)
        {
            await response.Body.WriteAsync(body[..(body.Length / 2)], cancellationToken).ConfigureAwait(false);
            await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
            await Task.Delay(fault.Duration, cancellationToken).ConfigureAwait(false);
            await response.Body.WriteAsync(body[(body.Length / 2)..], cancellationToken).ConfigureAwait(false);
            return;
        }

        for (var index = 0; index < body.Length; index++)
        {
            await response.Body.WriteAsync(body.Slice(index, 1), cancellationToken).ConfigureAwait(false);
            await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
            await Task.Delay(fault.Interval, cancellationToken).ConfigureAwait(false);
        }
    }
}
