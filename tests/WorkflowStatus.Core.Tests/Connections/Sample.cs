using System;
using System.Collections.Generic;

namespace WorkflowStatus.Core.Tests.Connections;

/// <summary>Connections for tests.</summary>
internal static class Sample
{
    /// <summary>As little as a connection can be.</summary>
    public static WorkflowConnection Small(string name = "small") => new() { Name = name, Provider = "Storyteller" };

    /// <summary>A value in every member.</summary>
    public static WorkflowConnection Full { get; } = new()
    {
        Name = "Production.eu",
        Provider = "Aster",
        BaseUri = new Uri("https://policy.example.com/eu/"),
        SecretName = "Schlüssel für Aster",
        VaultName = "Team \"Vault\"",
        Parameters = new RunParameters(new Dictionary<string, string> { ["TenantId"] = "acme", ["Region"] = "eu/1 <west>" }),
        RequestPath = "/api/v2/workflows/{id}/state",
        PollInterval = TimeSpan.FromSeconds(0.25),
        MaximumPollInterval = TimeSpan.FromSeconds(90),
    };
}
