using System.Management.Automation;

namespace WorkflowStatus.Types;

/// <summary>Brings a <see cref="RunStepList"/> back.</summary>
public sealed class StepListRehydrator : Rehydrator<RunStepList>
{
    private protected override RunStepList Make(PSObject source) => new(Items.Of<RunStep>(source));
}
