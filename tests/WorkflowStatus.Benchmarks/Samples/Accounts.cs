using System.Linq;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Benchmarks.Samples;

/// <summary>Accounts at the built-in services.</summary>
internal static class Accounts
{
    public static ProviderCatalog BuiltIn { get; } = ProviderCatalog.BuiltIn();

    public static RunAccount At(string provider, string key = "sim-key", System.Uri? baseUri = null, PollingAdvice? polling = null)
    {
        var definition = BuiltIn.Get(provider);
        return new RunAccount(definition, new RunAccountOptions
        {
            Credential = new Credential(key),
            BaseUri = baseUri,
            Polling = polling,
            Parameters = definition.Parameters.Where(parameter => parameter.IsRequired).ToDictionary(parameter => parameter.Name, _ => "acme"),
        });
    }
}
