using System;
using System.Threading;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Rate;

/// <summary>Waits for one's turn in the line of a budget.</summary>
internal static class RateTurn
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits in line for the right to one request, and takes it.</summary>
    /// <param name="budget">Of what.</param>
    /// <param name="claimant">Who asks.</param>
    /// <param name="patience">How long a silence that the service asked for is waited out, and asked for again before it gave another answer; the limit always is.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>False, and nothing taken, when the service asked for a longer silence.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ValueTask<bool> TakeAsync(this RateBudget budget, object claimant, TimeSpan patience, CancellationToken cancellation) =>
        budget.TryTake(claimant, null) ? new(true) : WaitAsync(budget, claimant, patience, cancellation);

    private static async ValueTask<bool> WaitAsync(RateBudget budget, object claimant, TimeSpan patience, CancellationToken cancellation)
    {
        var since = budget.Now;
        try
        {
            while (!budget.TryTake(claimant, since))
            {
                var (silence, delay) = (budget.Silence, budget.Delay());
                if (silence > patience)
                {
                    return false;
                }

                await budget.Time.Delay(delay > Pause ? delay : Pause, cancellation).ConfigureAwait(false);
            }

            return true;
        }
        finally
        {
            budget.Leave(claimant);
        }
    }
}
