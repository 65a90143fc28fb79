using System;
using System.Linq;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Definitions.Loading;

/// <summary>What must hold between the parts of a definition.</summary>
internal static class DefinitionRules
{
    private const int NameLength = 64;

    /// <summary>Names of devices in Windows; COM and LPT are followed by a digit.</summary>
    private static readonly string[] DeviceNames = ["CON", "PRN", "AUX", "NUL", "COM#", "LPT#"];

    public static void Check(ProviderDefinition definition, SourceObject source)
    {
        if (definition.Name.Length > 0 && !IsName(definition.Name))
        {
            source.Report(source.Find("name")!, $"expected letters, digits, '-', '_' and '.', a letter or digit first, at most {NameLength}, no '.' last, found \"{definition.Name}\"");
        }

        if (!definition.States.Words.Any(word => word.State.IsTerminal()) && !definition.Wire.Refinements.Any(refinement => refinement.State.IsTerminal()))
        {
            source.Report(source.Find("states") ?? source.Node, "expected 'states' to map at least one word to a terminal state, or one of 'refinements' to have one, else no wait could end");
        }

        if (definition.Name.Length > 0 && IsDevice(definition.Name.Split('.')[0]))
        {
            source.Report(source.Find("name")!, "expected a name that is no device of Windows (CON, NUL, COM1 …): the file bears it");
        }

        var conditions = definition.Wire.Refinements.SelectMany(refinement => refinement.When).Count() + definition.Wire.FollowUps.SelectMany(followUp => followUp.When).Count();
        if (conditions > Limits.ConditionCount)
        {
            source.Report(source.Node, $"expected at most {Limits.ConditionCount} conditions in all refinements and followUps, found {conditions}");
        }

        CheckId(definition, source);
        CheckParameters(definition, source);
    }

    /// <summary>Also the rule for names of connections: they become file content, headers never.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= NameLength && name[0] is not ('-' or '_' or '.') && name[name.Length - 1] != '.'
        && name.All(letter => letter is '-' or '_' or '.' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'));

    private static void CheckId(ProviderDefinition definition, SourceObject source)
    {
        var request = definition.Wire.Request;
        if (!request.Names(isSummary: false).Contains(RequestBuilder.IdName))
        {
            source.Report(source.Find("request") ?? source.Node, "expected {id} in the path or the query");
        }

        if (definition.Wire.BaseUri.Names.Contains(RequestBuilder.IdName))
        {
            source.Report(source.Find("baseUri")!, "expected {id} in the path or the query, not in the base URI");
        }
    }

    private static void CheckParameters(ProviderDefinition definition, SourceObject source)
    {
        var wire = definition.Wire;
        var used = wire.BaseUri.Names.Concat(wire.FollowUps.Select(followUp => followUp.Request).Append(wire.Request).SelectMany(request => request.Names(isSummary: true))).ToList();
        foreach (var parameter in definition.Parameters)
        {
            var isUsed = used.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase);
            if (parameter.Place == ParameterPlace.Path && !isUsed)
            {
                source.Report(source.Find("parameters")!, $"expected the path to use {{{parameter.Name}}}");
            }

            if (parameter.Fills(definition.Auth.HeaderName))
            {
                source.Report(source.Find("parameters")!, $"expected a header other than {parameter.WireName}, which carries the credential");
            }

            if (parameter.Place == ParameterPlace.User && definition.Auth.Kind != AuthKind.Basic)
            {
                source.Report(source.Find("parameters")!, $"expected auth of type basic, whose user name '{parameter.Name}' is");
            }

            if (isUsed && !parameter.IsRequired && parameter.Default is null)
            {
                source.Report(source.Find("parameters")!, $"expected '{parameter.Name}', which is part of the address, to be required or to have a default");
            }
        }
    }

    private static bool IsDevice(string name) =>
        DeviceNames.Contains(name.Length == 4 && name[3] is >= '0' and <= '9' ? name.Substring(0, 3) + "#" : name, StringComparer.OrdinalIgnoreCase);
}
