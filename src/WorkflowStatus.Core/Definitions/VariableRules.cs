using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Definitions.Loading;
using WorkflowStatus.Core.Definitions.Source;

namespace WorkflowStatus.Core.Definitions;

/// <summary>
/// Which environment variable a definition of the user's may name. All that a process was given lies in its environment;
/// a file from somewhere must not have the credential of another service sent to an address of its own.
/// </summary>
internal static class VariableRules
{
    private const int ShortestWord = 3;
    private const int ShortestName = 4;

    /// <summary>Says why a definition may not name its variable; null when it may, or names none.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="known">The definitions whose variables are taken.</param>
    public static DefinitionProblem? Problem(ProviderDefinition definition, IEnumerable<ProviderDefinition> known)
    {
        if (definition.Auth.EnvironmentVariable is not { } variable)
        {
            return null;
        }

        var owners = known.Where(other => other.Auth.EnvironmentVariable == variable).ToList();
        if (owners.Any(owner => string.Equals(owner.Name, definition.Name, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        if (owners.Find(owner => Origin(owner) != Origin(definition)) is { } stranger)
        {
            return Problem(definition, $"expected a variable of its own: {variable} holds the credential for {stranger.Name} at {Origin(stranger)}, and this file's base URI is {Origin(definition)}");
        }

        return owners.Count > 0 || SharesBeginning(definition.Name, variable) ? null
            : Problem(definition, $"expected a variable that begins as the provider's name does, such as {Letters(definition.Name)}_TOKEN, found {variable}: the credential of another program might be in it");
    }

    /// <summary>Scheme, host and port of the default base URI.</summary>
    public static string Origin(ProviderDefinition definition) => new Uri(definition.Wire.BaseUri.Expand(_ => "x")).GetLeftPart(UriPartial.Authority);

    /// <summary>ACME_TOKEN for Acme, ACME_TOKEN for AcmeBuilds, ACME_BUILDS_TOKEN for AcmeBuilds; not AWS_SECRET_ACCESS_KEY for A.</summary>
    private static bool SharesBeginning(string name, string variable)
    {
        var letters = Letters(name);
        var words = variable.Split(['_'], StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(1, words.Length).Any(count => string.Concat(words.Take(count)) == letters)
            || (words.Length > 0 && words[0].Length >= ShortestWord && letters.StartsWith(words[0], StringComparison.Ordinal))
            || (letters.Length >= ShortestName && string.Concat(words).StartsWith(letters, StringComparison.Ordinal));
    }

    private static string Letters(string name) => new([.. name.ToUpperInvariant().Where(char.IsLetterOrDigit)]);

    /// <summary>The file is read once more for the line.</summary>
    private static DefinitionProblem Problem(ProviderDefinition definition, string message)
    {
        var root = SourceReader.Read(System.Text.Encoding.UTF8.GetBytes(definition.Text), new ProblemList(), Limits.ValueCount);
        var node = root?.Members.Find(member => member.Key == "auth").Value?.Members.Find(member => member.Key == "environmentVariable").Value;
        return new DefinitionProblem(node?.Line ?? 0, "$.auth.environmentVariable", message);
    }
}
