namespace WorkflowStatus.Core.Definitions;

/// <summary>Where a provider parameter goes.</summary>
public enum ParameterPlace
{
    /// <summary>Into the base URI or the path, where the template names it.</summary>
    Path,

    /// <summary>Into a header.</summary>
    Header,

    /// <summary>Into the query.</summary>
    Query,

    /// <summary>Into the user name of <see cref="AuthKind.Basic"/>.</summary>
    User,
}
