using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Output;

/// <summary>One bar for the whole wait or read, and one below it for each of the few slowest runs.</summary>
internal sealed class WaitProgressBar
{
    /// <summary>The bar's number: one that other commands are unlikely to use.</summary>
    public const int ActivityId = 7301;

    /// <summary>At most ten updates a second.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly string _activity;
    private readonly string _word;
    private readonly HashSet<int> _shown = [];
    private bool _isShown;

    /// <summary>Makes a bar.</summary>
    /// <param name="activity">What is being done.</param>
    /// <param name="word">What is done to a run.</param>
    public WaitProgressBar(string activity, string word = "ended")
    {
        _activity = activity;
        _word = word;
    }

    /// <summary>How many runs have ended, and what became of the others of which nothing more will come: those have not ended.</summary>
    /// <param name="progress">Where the work stands.</param>
    /// <param name="total">How many runs there are.</param>
    /// <param name="word">What is done to a run.</param>
    public static string Counts(WaitProgress progress, int total, string word)
    {
        var text = string.Format(CultureInfo.InvariantCulture, "{0} of {1} {2}", progress.Ended, total, word);
        foreach (var (count, what) in new[] { (progress.Failed, "failed"), (progress.TimedOut, "timed out"), (progress.NotRead, "not readable"), (progress.Dropped, "stopped") })
        {
            text += count > 0 ? string.Format(CultureInfo.InvariantCulture, ", {0} {1}", count, what) : string.Empty;
        }

        return text;
    }

    /// <summary>How much of the work is over.</summary>
    public static int Percent(WaitProgress progress) => (int)(100L * progress.Closed / progress.Total);

    /// <summary>The line that says where the work stands.</summary>
    /// <param name="progress">Where.</param>
    /// <param name="word">What is done to a run.</param>
    public static string Line(WaitProgress progress, string word = "ended")
    {
        var text = Counts(progress, progress.Total, word);
        // Before the next look: a narrow screen cuts the end.
        text += progress.Trouble is { } trouble ? $", {SafeText.Line(trouble, 120)}" : string.Empty;
        return text + (progress.NextCheck is { } next ? string.Format(CultureInfo.InvariantCulture, ", next check in {0} s", Math.Ceiling(next.TotalSeconds)) : string.Empty);
    }

    public void Show(WaitProgress progress, IRunSink sink)
    {
        if (progress.Total == 0)
        {
            return;
        }

        _isShown = true;
        sink.WriteProgress(new ProgressRecord(ActivityId, _activity, Line(progress, _word)) { PercentComplete = Percent(progress) });
        var now = progress.Slowest.Select((run, index) => (Record: Child(run, index), index)).ToList();
        foreach (var (record, index) in now)
        {
            _shown.Add(index);
            sink.WriteProgress(record);
        }

        foreach (var index in _shown.Where(index => index >= now.Count).ToList())
        {
            _shown.Remove(index);
            sink.WriteProgress(Completed(ActivityId + 1 + index, ActivityId));
        }
    }

    /// <summary>Removes every bar.</summary>
    public void Complete(IRunSink sink)
    {
        if (_isShown)
        {
            foreach (var index in _shown)
            {
                sink.WriteProgress(Completed(ActivityId + 1 + index, ActivityId));
            }

            sink.WriteProgress(Completed(ActivityId, -1));
            _isShown = false;
        }
    }

    private static ProgressRecord Child(WorkflowRun run, int index)
    {
        var step = run.CurrentStep is { } name ? $" · {name}" : string.Empty;
        var count = run is { StepCount: > 0, CompletedStepCount: { } done } ? string.Format(CultureInfo.InvariantCulture, " {0}/{1}", done, run.StepCount) : string.Empty;
        var percent = run.PercentComplete ?? (run is { StepCount: > 0, CompletedStepCount: { } ended } ? 100.0 * ended / run.StepCount.Value : -1);
        return new ProgressRecord(ActivityId + 1 + index, SafeText.Line($"{run.Provider} {run.Id}", 60), SafeText.Line($"{run.State}{count}{step}", 60))
        {
            ParentActivityId = ActivityId,
            PercentComplete = (int)Math.Min(percent, 100),
        };
    }

    private static ProgressRecord Completed(int id, int parent) => new(id, "done", "done") { RecordType = ProgressRecordType.Completed, ParentActivityId = parent };
}
