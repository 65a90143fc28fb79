using System;
using System.Management.Automation;

namespace WorkflowStatus.Types;

/// <summary>Brings a <see cref="WorkflowRun"/> back.</summary>
public sealed class RunRehydrator : Rehydrator<WorkflowRun>
{
    private protected override WorkflowRun Make(PSObject source)
    {
        var bag = new PropertyBag(source);
        return new WorkflowRun
        {
            Provider = bag.Required(nameof(WorkflowRun.Provider)),
            Connection = bag.Text(nameof(WorkflowRun.Connection)),
            Id = bag.Required(nameof(WorkflowRun.Id)),
            RunId = bag.Text(nameof(WorkflowRun.RunId)),
            Name = bag.Text(nameof(WorkflowRun.Name)),
            State = bag.State(nameof(WorkflowRun.State)) ?? throw new InvalidCastException("A run without a state."),
            Status = bag.Text(nameof(WorkflowRun.Status)) ?? string.Empty,
            Message = bag.Text(nameof(WorkflowRun.Message)),
            StartedAt = bag.Moment(nameof(WorkflowRun.StartedAt)),
            UpdatedAt = bag.Moment(nameof(WorkflowRun.UpdatedAt)),
            CompletedAt = bag.Moment(nameof(WorkflowRun.CompletedAt)),
            Duration = bag.Number<TimeSpan>(nameof(WorkflowRun.Duration)),
            PercentComplete = bag.Number<double>(nameof(WorkflowRun.PercentComplete)),
            CurrentStep = bag.Text(nameof(WorkflowRun.CurrentStep)),
            StepCount = bag.Number<int>(nameof(WorkflowRun.StepCount)),
            CompletedStepCount = bag.Number<int>(nameof(WorkflowRun.CompletedStepCount)),
            FailedStepCount = bag.Number<int>(nameof(WorkflowRun.FailedStepCount)),
            Steps = bag.Typed<RunStepList>(nameof(WorkflowRun.Steps)) ?? RunStepList.None,
            Locations = bag.Typed<RunLocationList>(nameof(WorkflowRun.Locations)) ?? RunLocationList.None,
            Result = bag.Data(nameof(WorkflowRun.Result)),
            Error = bag.Typed<RunError>(nameof(WorkflowRun.Error)),
            Details = bag.Data(nameof(WorkflowRun.Details)),
            Parameters = bag.Typed<RunParameters>(nameof(WorkflowRun.Parameters)) ?? RunParameters.None,
            BaseUri = bag.Typed<Uri>(nameof(WorkflowRun.BaseUri)),
            RetrievedAt = bag.Moment(nameof(WorkflowRun.RetrievedAt)) ?? default,
        };
    }
}
