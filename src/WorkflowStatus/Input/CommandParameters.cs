using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Input;

/// <summary>The provider parameters of a command line: the hashtable and the ones typed by name.</summary>
internal static class CommandParameters
{
    /// <summary>Joins both; one typed by name wins.</summary>
    public static Dictionary<string, string> Join(Hashtable? table, RuntimeDefinedParameterDictionary? typed)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in table ?? [])
        {
            values[LanguagePrimitives.ConvertTo<string>(entry.Key)] = LanguagePrimitives.ConvertTo<string>(entry.Value);
        }

        foreach (var parameter in DynamicProviderParameters.Typed(typed))
        {
            values[parameter.Name] = (string)parameter.Value;
        }

        return values;
    }

    /// <summary>Where values for parameters can be given, one sentence.</summary>
    public static string HowToGive(IReadOnlyList<ParameterDefinition> parameters)
    {
        var table = string.Join("; ", parameters.Select(parameter => $"{parameter.Name} = '...'"));
        return $"Give {MissingParameters.Join(parameters, parameter => "-" + parameter.Name)}, or -Parameter @{{ {table} }}, or a column of that name in each row, or a connection that has a value.";
    }

    /// <summary>A misspelt name must not be silently without effect.</summary>
    /// <exception cref="WorkflowStatusException">InvalidParameter: the definition has no such parameter.</exception>
    public static void RefuseUnknown(ProviderDefinition definition, IEnumerable<string> names)
    {
        var known = definition.Parameters.Select(parameter => parameter.Name).ToList();
        var unknown = names.FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null)
        {
            throw new WorkflowStatusException(
                WorkflowErrorId.InvalidParameter, $"{definition.Name} has no parameter '{SafeText.Line(unknown, 64)}'.", NearNames.Sentence(unknown, known))
            { Provider = definition.Name, Target = unknown };
        }
    }
}
