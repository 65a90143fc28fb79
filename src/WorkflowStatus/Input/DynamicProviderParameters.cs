using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Hosting;

namespace WorkflowStatus.Input;

/// <summary>Offers a provider's parameters (<c>-TenantId</c>) once the provider or connection is known, with Tab and help message.</summary>
internal static class DynamicProviderParameters
{
    private const string AnyName = "OfUnknownProvider";

    /// <summary>Declares the parameters of the provider that the command line names.</summary>
    /// <returns>Null when it names none. Of one that cannot be loaded all are let through: that error belongs to the command itself.</returns>
    public static RuntimeDefinedParameterDictionary? Declare(string? provider, string? connection)
    {
        try
        {
            var name = provider?.Trim() ?? (connection is null ? null : EngineHost.Connections.Find(connection.Trim()).Provider);
            return string.IsNullOrEmpty(name) ? null : Declare(EngineHost.Catalog.Get(name!));
        }
        catch (WorkflowStatusException)
        {
            return Any();
        }
    }

    /// <summary>The ones that were typed, with a text each.</summary>
    public static IEnumerable<RuntimeDefinedParameter> Typed(RuntimeDefinedParameterDictionary? declared) =>
        (declared?.Values ?? Enumerable.Empty<RuntimeDefinedParameter>()).Where(parameter => parameter.IsSet && parameter.Value is string);

    /// <summary>Whether something was typed that belongs to a provider that is not known, or to none.</summary>
    public static bool HasUnknown(RuntimeDefinedParameterDictionary? declared) => declared is not null && declared.TryGetValue(AnyName, out var any) && any.IsSet;

    /// <summary>Takes what is left on the command line; else "a parameter cannot be found" would hide that the provider's name is wrong.</summary>
    private static RuntimeDefinedParameterDictionary Any() => new()
    {
        [AnyName] = new RuntimeDefinedParameter(AnyName, typeof(object[]), [new ParameterAttribute { ValueFromRemainingArguments = true, DontShow = true }]),
    };

    private static RuntimeDefinedParameterDictionary Declare(ProviderDefinition definition)
    {
        var declared = new RuntimeDefinedParameterDictionary();
        foreach (var parameter in definition.Parameters)
        {
            var help = parameter.Help.Length > 0 ? parameter.Help : $"A value for {definition.Name}'s {parameter.WireName}.";
            declared.Add(parameter.Name, new RuntimeDefinedParameter(parameter.Name, typeof(string), [new ParameterAttribute { HelpMessage = help }]));
        }

        return declared;
    }
}
