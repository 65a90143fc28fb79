using System;
using System.Management.Automation;

namespace WorkflowStatus.Types;

/// <summary>Brings a <see cref="RunStep"/> back.</summary>
public sealed class StepRehydrator : Rehydrator<RunStep>
{
    private protected override RunStep Make(PSObject source)
    {
        var bag = new PropertyBag(source);
        return new RunStep
        {
            Name = bag.Required(nameof(RunStep.Name)),
            Id = bag.Text(nameof(RunStep.Id)),
            State = bag.State(nameof(RunStep.State)) ?? throw new InvalidCastException("A step without a state."),
            Status = bag.Text(nameof(RunStep.Status)),
            Message = bag.Text(nameof(RunStep.Message)),
            StartedAt = bag.Moment(nameof(RunStep.StartedAt)),
            UpdatedAt = bag.Moment(nameof(RunStep.UpdatedAt)),
            CompletedAt = bag.Moment(nameof(RunStep.CompletedAt)),
            Duration = bag.Number<TimeSpan>(nameof(RunStep.Duration)),
            Locations = bag.Typed<RunLocationList>(nameof(RunStep.Locations)) ?? RunLocationList.None,
            Details = bag.Data(nameof(RunStep.Details)),
        };
    }
}
