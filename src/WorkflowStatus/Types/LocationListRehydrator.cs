using System.Management.Automation;

namespace WorkflowStatus.Types;

/// <summary>Brings a <see cref="RunLocationList"/> back.</summary>
public sealed class LocationListRehydrator : Rehydrator<RunLocationList>
{
    private protected override RunLocationList Make(PSObject source) => new(Items.Of<RunLocation>(source));
}
