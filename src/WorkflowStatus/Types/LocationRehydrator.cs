using System;
using System.Management.Automation;

namespace WorkflowStatus.Types;

/// <summary>Brings a <see cref="RunLocation"/> back.</summary>
public sealed class LocationRehydrator : Rehydrator<RunLocation>
{
    private protected override RunLocation Make(PSObject source)
    {
        var bag = new PropertyBag(source);
        var uri = bag.Typed<Uri>(nameof(RunLocation.Uri)) ?? throw new InvalidCastException("A location without an address.");
        return new RunLocation(AsWritten(uri, bag.ToString()))
        {
            Step = bag.Text(nameof(RunLocation.Step)),
            ResourceType = bag.Text(nameof(RunLocation.ResourceType)),
            ResourceId = bag.Text(nameof(RunLocation.ResourceId)),
        };
    }

    /// <summary>A URI travels unescaped (<c>%20</c> as a blank); the location's own text is the address as the service wrote it.</summary>
    private static Uri AsWritten(Uri uri, string text) =>
        Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var written) && written.ToString() == uri.ToString() ? written : uri;
}
