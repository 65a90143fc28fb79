namespace WorkflowStatus.Core.Definitions;

/// <summary>How a service wants its credential.</summary>
public enum AuthKind
{
    /// <summary>It wants none.</summary>
    None,

    /// <summary><c>Authorization: Bearer</c> and the token.</summary>
    Bearer,

    /// <summary>A header of its own, such as <c>x-api-key</c>.</summary>
    Header,

    /// <summary><c>Authorization: Basic</c> with the definition's user name (it may be empty) and the credential as password.</summary>
    Basic,
}
