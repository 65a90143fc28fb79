namespace WorkflowStatus.Core.Tests.Support;

/// <summary>Tests that measure the whole process run when no other test does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "xunit calls it a collection.")]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
