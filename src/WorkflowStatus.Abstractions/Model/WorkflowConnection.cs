using System;

namespace WorkflowStatus;

/// <summary>
/// A named account at a provider, as an admin registered it: where the service is, which secret opens it, and the
/// provider's parameters. It names a secret and never holds one.
/// </summary>
public sealed class WorkflowConnection
{
    /// <summary>The name that users type: letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, at most 64; compared without case.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The provider's name, such as <c>Storyteller</c>.</summary>
    public string Provider { get; init; } = string.Empty;

    /// <summary>Where the service is; null for the definition's own base URI.</summary>
    public Uri? BaseUri { get; init; }

    /// <summary>The name of the secret in a vault; null when the key is given in another way.</summary>
    public string? SecretName { get; init; }

    /// <summary>The vault that holds the secret; null for the default vault.</summary>
    public string? VaultName { get; init; }

    /// <summary>Values for the provider's parameters (8x8's <c>AccountId</c>, Aster's <c>TenantId</c>, …); empty without any.</summary>
    public RunParameters Parameters { get; init; } = RunParameters.None;

    /// <summary>A request path in place of the definition's, with <c>{id}</c> for the run's id, such as <c>/api/v1/workflows/{id}/status</c>; null for the definition's own.</summary>
    public string? RequestPath { get; init; }

    /// <summary>The first interval between two looks at a run; null for the definition's own.</summary>
    public TimeSpan? PollInterval { get; init; }

    /// <summary>The longest interval between two looks at a run; null for the definition's own.</summary>
    public TimeSpan? MaximumPollInterval { get; init; }

    /// <summary>When it was first registered, UTC; null before it is saved.</summary>
    public DateTime? CreatedAt { get; init; }

    /// <summary>When it was last registered, UTC; null before it is saved.</summary>
    public DateTime? UpdatedAt { get; init; }

    /// <summary>What a parameter that takes a connection's name makes of a connection.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
