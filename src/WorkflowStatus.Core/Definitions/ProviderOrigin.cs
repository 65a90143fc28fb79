namespace WorkflowStatus.Core.Definitions;

/// <summary>Where a definition comes from.</summary>
public enum ProviderOrigin
{
    /// <summary>It ships with the product.</summary>
    BuiltIn,

    /// <summary>A file in the user's folder.</summary>
    User,

    /// <summary>Registered for this session only.</summary>
    Process,
}
