using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;

namespace WorkflowStatus;

/// <summary>A read-only list of steps that prints as one line.</summary>
public sealed class RunStepList : ReadOnlyCollection<RunStep>
{
    /// <summary>The list without steps.</summary>
    public static readonly RunStepList None = new([]);

    /// <summary>Wraps a list.</summary>
    /// <param name="steps">The steps, in the service's order.</param>
    public RunStepList(IList<RunStep> steps)
        : base(steps)
    {
    }

    /// <summary>The line that CSV cells and string interpolation show.</summary>
    /// <returns>For example <c>5 steps, 1 failed: Deploy</c>; empty for an empty list.</returns>
    public override string ToString()
    {
        if (Count == 0)
        {
            return string.Empty;
        }

        var total = string.Format(CultureInfo.InvariantCulture, "{0} {1}", Count, Count == 1 ? "step" : "steps");
        var failed = this.Where(step => step.State.IsTerminal() && !step.State.IsSuccess()
            && step.State is not (RunState.Canceled or RunState.Compensated)).ToList();
        if (failed.Count > 0)
        {
            return string.Format(CultureInfo.InvariantCulture, "{0}, {1} failed: {2}", total, failed.Count, string.Join(", ", failed.Select(step => step.Name)));
        }

        var going = this.FirstOrDefault(step => step.State is RunState.Running or RunState.Waiting or RunState.Compensating);
        var done = this.Count(step => step.State.IsTerminal());
        return going is null
            ? string.Format(CultureInfo.InvariantCulture, "{0}, {1} completed", total, done)
            : string.Format(CultureInfo.InvariantCulture, "{0}, {1} completed, now: {2}", total, done, going.Name);
    }
}
