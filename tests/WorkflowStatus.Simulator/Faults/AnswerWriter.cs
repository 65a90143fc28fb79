using Microsoft.AspNetCore.Http;
using WorkflowStatus.Simulator.Scripts;

namespace WorkflowStatus.Simulator.Faults;

/// <summary>Sends a play, soundly or with its fault.</summary>
internal sealed class AnswerWriter(TimeSpan latency, CancellationToken stopping)
{
    /// <summary>Sends a play that has its body.</summary>
    /// <returns>True when the simulator itself broke the connection.</returns>
    public async Task<bool> WriteAsync(HttpContext context, Play play)
    {
        var wait = latency + play.Delay;
        if (wait == TimeSpan.Zero && play.Fault is null)
        {
            // The benchmark's path: no wait, no linked token.
            await SoundAnswer.WriteAsync(context.Response, play, context.RequestAborted).ConfigureAwait(false);
            return false;
        }

        using var linked = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, linked.Token).ConfigureAwait(false);
        }

        return await WriteFaultAsync(context, play, linked.Token).ConfigureAwait(false);
    }

    private static async Task<bool> WriteFaultAsync(HttpContext context, Play play, CancellationToken cancellationToken)
    {
        switch (play.Fault?.Kind)
        {
            case null:
                await SoundAnswer.WriteAsync(context.Response, play, cancellationToken).ConfigureAwait(false);
                return false;
            case FaultKind.ResetBeforeHeaders or FaultKind.ResetMidHeaders or FaultKind.ResetMidBody
                or FaultKind.TruncatedLength or FaultKind.TruncatedChunks or FaultKind.TruncatedClose:
                await BrokenAnswer.WriteAsync(context, play, play.Fault.Kind).ConfigureAwait(false);
                return true;
            case FaultKind.StallBeforeHeaders or FaultKind.StallMidBody or FaultKind.SlowBody:
                await SlowAnswer.WriteAsync(context.Response, play, play.Fault, cancellationToken).ConfigureAwait(false);
                return false;
            default:
                var altered = AlteredPlay.Apply(play, play.Fault.Kind);
                await (altered is null
                    ? LargeAnswer.WriteAsync(context.Response, play, play.Fault, cancellationToken)
                    : SoundAnswer.WriteAsync(context.Response, altered, cancellationToken)).ConfigureAwait(false);
                return false;
        }
    }
}
