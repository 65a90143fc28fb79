using System;

namespace WorkflowStatus.Core.Definitions;

/// <summary>How a service wants its credential, and where one may be found.</summary>
/// <param name="Kind">The scheme.</param>
/// <param name="HeaderName">The header that carries it; <c>Authorization</c> but for <see cref="AuthKind.Header"/>.</param>
/// <param name="EnvironmentVariable">The environment variable that may hold it; null when the definition names none.</param>
/// <param name="UserName">The user name of <see cref="AuthKind.Basic"/>, where no parameter gives it; empty for the rest.</param>
/// <param name="IsOptional">Whether requests go without a credential when there is none: many servers at home ask for none.</param>
public sealed record AuthDefinition(AuthKind Kind, string HeaderName, string? EnvironmentVariable, string UserName = "", bool IsOptional = false)
{
    /// <summary>No credential at all.</summary>
    public static readonly AuthDefinition None = new(AuthKind.None, string.Empty, null);

    /// <summary>Whether the credential goes into a header of this name.</summary>
    internal bool Fills(string header) => Kind != AuthKind.None && string.Equals(HeaderName, header, StringComparison.OrdinalIgnoreCase);
}
