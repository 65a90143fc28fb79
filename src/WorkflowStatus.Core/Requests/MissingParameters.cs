using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Definitions;

namespace WorkflowStatus.Core.Requests;

/// <summary>The parameters that a service needs and that have no value: all of them are told at once.</summary>
public static class MissingParameters
{
    /// <summary>Which they are.</summary>
    /// <param name="definition">The service's definition.</param>
    /// <param name="given">The values that there are, by name.</param>
    /// <returns>In the order of the definition; empty when nothing is missing.</returns>
    public static IReadOnlyList<ParameterDefinition> Of(ProviderDefinition definition, IReadOnlyDictionary<string, string> given) =>
        definition.Parameters.Where(parameter => parameter.IsRequired && string.IsNullOrEmpty(Value(parameter, given))).ToList();

    /// <summary>Names them for a sentence.</summary>
    /// <param name="missing">The parameters.</param>
    /// <returns>For example <c>the parameters AccountId (The account's id) and DefinitionId (The definition's id)</c>.</returns>
    public static string Describe(IReadOnlyList<ParameterDefinition> missing) =>
        $"the {(missing.Count == 1 ? "parameter" : "parameters")} {Join(missing, parameter => parameter.Help.Length > 0 ? $"{parameter.Name} ({parameter.Help.TrimEnd('.')})" : parameter.Name)}";

    /// <summary>Joins a word for each.</summary>
    /// <param name="missing">The parameters.</param>
    /// <param name="word">Makes the word.</param>
    /// <returns>For example <c>AccountId and DefinitionId</c>.</returns>
    public static string Join(IReadOnlyList<ParameterDefinition> missing, Func<ParameterDefinition, string> word)
    {
        var words = missing.Select(word).ToList();
        return words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} and {words[words.Count - 1]}";
    }

    /// <summary>The error for them.</summary>
    /// <param name="definition">The service's definition.</param>
    /// <param name="missing">The parameters, one at least.</param>
    /// <param name="action">Where they can be given, one sentence.</param>
    /// <returns>MissingParameter; its target is their names.</returns>
    public static WorkflowStatusException Error(ProviderDefinition definition, IReadOnlyList<ParameterDefinition> missing, string action) =>
        new(WorkflowErrorId.MissingParameter, $"{definition.Name} needs {Describe(missing)}.", action)
        { Provider = definition.Name, Target = string.Join(", ", missing.Select(parameter => parameter.Name)) };

    /// <summary>What a parameter's value is: the one given, else the default; null without both.</summary>
    internal static string? Value(ParameterDefinition parameter, IReadOnlyDictionary<string, string> given)
    {
        foreach (var pair in given)
        {
            if (string.Equals(pair.Key, parameter.Name, StringComparison.OrdinalIgnoreCase))
            {
                return string.IsNullOrEmpty(pair.Value) ? parameter.Default : pair.Value;
            }
        }

        return parameter.Default;
    }
}
