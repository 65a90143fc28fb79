using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Requests;

/// <summary>What the values of provider parameters and ids must be before anything is sent. No message quotes a value that cannot be sent.</summary>
internal static class ParameterRules
{
    private const int MaximumLength = 2048;

    /// <summary>Joins given values and defaults, and checks each.</summary>
    public static Dictionary<string, string> Resolve(ProviderDefinition definition, IReadOnlyDictionary<string, string> given)
    {
        if (MissingParameters.Of(definition, given) is { Count: > 0 } missing)
        {
            throw MissingParameters.Error(definition, missing, $"Give {MissingParameters.Join(missing, parameter => parameter.Name)} a value.");
        }

        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in definition.Parameters)
        {
            if (MissingParameters.Value(parameter, given) is { } value)
            {
                Check(definition, parameter, value);
                values[parameter.Name] = value;
            }
        }

        return values;
    }

    /// <summary>Says why a text cannot stand in a path; null when it can.</summary>
    public static string? PathProblem(string value) => value switch
    {
        "" => "is empty",
        "." or ".." => "would name another address",
        { Length: > MaximumLength } => $"is longer than {MaximumLength} characters",
        _ when SafeText.HasControl(value) => "holds a control character such as a line break",
        _ when !SafeText.IsWellFormed(value) => "holds half a character",
        _ => null,
    };

    /// <summary>Says why a parameter cannot have a value; null when it can.</summary>
    public static string? Problem(ParameterDefinition parameter, string value) =>
        parameter.Place == ParameterPlace.Header && !HeaderRules.IsSendable(value) ? "holds a character that cannot stand in a header"
        // RFC 7617, section 2: the first colon ends the user name.
        : parameter.Place == ParameterPlace.User && value.IndexOf(':') >= 0 ? "holds a colon"
        : PathProblem(value) ?? PatternProblem(parameter, value);

    private static void Check(ProviderDefinition definition, ParameterDefinition parameter, string value)
    {
        if (Problem(parameter, value) is { } problem)
        {
            throw new WorkflowStatusException(
                WorkflowErrorId.InvalidParameter, $"{definition.Name}: the value of {parameter.Name} {problem}.", $"Correct {parameter.Name}{(parameter.Help.Length > 0 ? ": " + parameter.Help : ".")}")
            { Provider = definition.Name, Target = parameter.Name };
        }
    }

    private static string? PatternProblem(ParameterDefinition parameter, string value)
    {
        try
        {
            return parameter.Pattern?.IsMatch(value) == false ? $"does not match {parameter.Pattern}" : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return "could not be compared with the definition's pattern in time";
        }
    }
}
