using System.Management.Automation;

namespace WorkflowStatus.Types;

/// <summary>Brings a <see cref="RunError"/> back.</summary>
public sealed class ErrorRehydrator : Rehydrator<RunError>
{
    private protected override RunError Make(PSObject source)
    {
        var bag = new PropertyBag(source);
        return new RunError
        {
            Message = bag.Text(nameof(RunError.Message)),
            Type = bag.Text(nameof(RunError.Type)),
            Code = bag.Text(nameof(RunError.Code)),
        };
    }
}
