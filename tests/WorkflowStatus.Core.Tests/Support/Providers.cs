using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Definitions.Loading;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>Definitions and accounts for tests.</summary>
internal static class Providers
{
    /// <summary>The credential of every test account: no text of an error may hold it.</summary>
    public const string Secret = "canary-5ecre7-k3y";

    public static ProviderCatalog BuiltIn { get; } = ProviderCatalog.BuiltIn();

    /// <summary>The definitions whose services are on the network.</summary>
    public static IEnumerable<ProviderDefinition> Network => BuiltIn.Names().Select(BuiltIn.Get).Where(definition => !definition.IsInMemory);

    /// <summary>The definitions whose services the simulator plays.</summary>
    public static IEnumerable<ProviderDefinition> Simulated => new[] { "8x8", "Aster", "GloriaMundo", "Oumla", "Storyteller" }.Select(BuiltIn.Get);

    public static RunAccount Account(string provider) => Account(BuiltIn.Get(provider));

    /// <summary>An account with a value for each parameter that has to be given.</summary>
    public static RunAccount Account(ProviderDefinition definition, Func<RunAccountOptions, RunAccountOptions>? change = null)
    {
        var options = new RunAccountOptions
        {
            Credential = new Credential(Secret),
            Parameters = definition.Parameters.Where(parameter => parameter.IsRequired).ToDictionary(parameter => parameter.Name, _ => "acme"),
        };
        return new RunAccount(definition, change?.Invoke(options) ?? options);
    }

    public static ProviderDefinition Load(string json)
    {
        var problems = new List<DefinitionProblem>();
        var definition = DefinitionLoader.Load(Encoding.UTF8.GetBytes(json), problems);
        Assert.Empty(problems);
        return Assert.IsType<ProviderDefinition>(definition);
    }
}
