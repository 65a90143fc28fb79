namespace WorkflowStatus.Core.Definitions;

/// <summary>How a service wants its credential, and where one may be found.</summary>
/// <param name="Kind">The scheme.</param>
/// <param name="HeaderName">The header that carries it; <c>Authorization</c> but for <see cref="AuthKind.Header"/>.</param>
/// <param name="EnvironmentVariable">The environment variable that may hold it; null when the definition names none.</param>
/// <param name="UserName">The user name of <see cref="AuthKind.Basic"/>; empty for the rest.</param>
public sealed record AuthDefinition(AuthKind Kind, string HeaderName, string? EnvironmentVariable, string UserName = "")
{
    /// <summary>No credential at all.</summary>
    public static readonly AuthDefinition None = new(AuthKind.None, string.Empty, null);
}
