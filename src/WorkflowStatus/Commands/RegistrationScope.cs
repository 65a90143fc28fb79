namespace WorkflowStatus.Commands;

/// <summary>For how long a provider is registered.</summary>
public enum RegistrationScope
{
    /// <summary>For good, in the user's folder.</summary>
    User,

    /// <summary>For this session only.</summary>
    Process,
}
