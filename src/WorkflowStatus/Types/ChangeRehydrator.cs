using System;
using System.Management.Automation;

namespace WorkflowStatus.Types;

/// <summary>Brings a <see cref="WorkflowChange"/> back.</summary>
public sealed class ChangeRehydrator : Rehydrator<WorkflowChange>
{
    private protected override WorkflowChange Make(PSObject source)
    {
        var bag = new PropertyBag(source);
        return new WorkflowChange
        {
            Timestamp = bag.Moment(nameof(WorkflowChange.Timestamp)) ?? throw new InvalidCastException("A change without a time."),
            Provider = bag.Required(nameof(WorkflowChange.Provider)),
            Connection = bag.Text(nameof(WorkflowChange.Connection)),
            Id = bag.Required(nameof(WorkflowChange.Id)),
            Name = bag.Text(nameof(WorkflowChange.Name)),
            Step = bag.Text(nameof(WorkflowChange.Step)),
            OldState = bag.State(nameof(WorkflowChange.OldState)),
            NewState = bag.State(nameof(WorkflowChange.NewState)) ?? throw new InvalidCastException("A change without a state."),
            Status = bag.Text(nameof(WorkflowChange.Status)),
            Message = bag.Text(nameof(WorkflowChange.Message)),
            PercentComplete = bag.Number<double>(nameof(WorkflowChange.PercentComplete)),
            Run = bag.Typed<WorkflowRun>(nameof(WorkflowChange.Run)),
        };
    }
}
