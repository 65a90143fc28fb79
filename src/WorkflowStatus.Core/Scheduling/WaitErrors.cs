using System;
using System.Globalization;
using System.Linq;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>The errors that only a wait can have.</summary>
internal static class WaitErrors
{
    /// <summary>As much of a service's words as a message shows.</summary>
    private const int LongestWords = 500;

    /// <summary>Of a run that the deadline found open.</summary>
    /// <param name="item">The run.</param>
    /// <param name="timeout">The time that the wait had.</param>
    /// <param name="why">Why there was no answer at the deadline.</param>
    /// <param name="held">How long the service wants to hear nothing, where that is why.</param>
    public static WorkflowStatusException Timeout(WaitItem item, TimeSpan timeout, NoLook why, TimeSpan held)
    {
        var run = item.LastSeen.FirstOrDefault(last => !last.IsTerminal);
        var seen = run is null ? "it was never seen" : $"last seen {run.State}{(run.CurrentStep is { } step ? $" at step '{SafeText.Line(step, LongestWords)}'" : string.Empty)}";
        var fault = why != NoLook.NoAnswer && item.LastFault is { } last ? $"; the last look failed: {Sentence(last)}" : string.Empty;
        var silence = string.Format(CultureInfo.InvariantCulture, "{0:0} s", Math.Ceiling(held.TotalSeconds));
        // Of a run that no look has shown, the last look tells more than that the time was short.
        var usual = item.WasSeen || item.LastFault is null ? "Wait again, allow more time, or look at the run at its service." : item.LastFault.RecommendedAction;
        const string NotAsked = "; it was not asked for at the deadline, since ";
        var (missing, action) = why switch
        {
            NoLook.Held => ($"{NotAsked}the service wants no request for another {silence}", $"Wait again in {silence}, or allow more time."),
            NoLook.Rationed => ($"{NotAsked}the service's rate limit had no request left for it", "Allow more time, or wait for fewer runs at once."),
            NoLook.NoSlot => ($"{NotAsked}requests without an answer kept all slots", "Allow more requests at once, or less time for each, or more time for all."),
            NoLook.NoAnswer => ("; the last look had no answer", usual),
            _ => (string.Empty, usual),
        };
        return Create(
            WorkflowErrorId.WaitTimeout, item.Reference, string.Format(CultureInfo.InvariantCulture, "{0} has not ended within {1:0.###} s: {2}{3}{4}.", item.Reference, timeout.TotalSeconds, seen, fault, missing), action, run);
    }

    /// <summary>What happened, without the advice.</summary>
    public static string Sentence(WorkflowStatusException error) => error.Message.Substring(0, error.Message.Length - error.RecommendedAction.Length).TrimEnd(' ', '.');

    /// <summary>The same in few words, for a line that has room for little: the run's name and what every fault has in common are left out.</summary>
    public static string Brief(RunReference reference, WorkflowStatusException error)
    {
        var text = Sentence(error);
        foreach (var known in new[] { reference.ToString(), ":", "could not be read:" })
        {
            text = text.StartsWith(known, StringComparison.Ordinal) ? text.Substring(known.Length).TrimStart() : text;
        }

        return text;
    }

    public static WorkflowStatusException Failed(RunReference reference, WorkflowRun run) => Create(
        WorkflowErrorId.RunFailed, reference, $"{reference} ended as {run.State}{(run.Message is { Length: > 0 } message ? ": " + SafeText.Line(message, LongestWords).TrimEnd('.') : string.Empty)}.",
        "Look at the run's Error and Steps.", run);

    private static WorkflowStatusException Create(WorkflowErrorId id, RunReference reference, string message, string action, WorkflowRun? last) => new(id, message, action)
    {
        Target = reference.Id,
        Provider = reference.Account.Definition.Name,
        LastRun = last,
    };
}
