using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using WorkflowStatus.Core.Definitions.Source;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Definitions.Loading;

/// <summary>Reads the provider parameters and how the credential is sent.</summary>
internal static class ParameterReader
{
    /// <summary>A pattern of a hostile file must not hold the prompt.</summary>
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(100);

    /// <summary>Names that the commands have already; a parameter of that name could not be typed.</summary>
    private static readonly HashSet<string> ReservedNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "Id", "WorkflowId", "CorrelationId", "RunId", "InstanceId", "ExecutionId", "Provider", "Connection", "Parameter", "BaseUri",
        "Token", "ApiKey", "SecretName", "VaultName", "ThrottleLimit", "RequestTimeoutSec", "MaximumRetryCount", "Summary", "AsJob",
        "Timeout", "PollInterval", "MaxPollInterval", "Until", "Any", "FailFast", "NotFoundGraceSec", "ErrorOnFailure", "Name", "Force", "PassThru", "InputObject", "Quiet", "RequestPath", "WhatIf", "wi", "Confirm", "cf", "Verbose", "vb", "Debug", "db",
        "ErrorAction", "ea", "ErrorVariable", "ev", "WarningAction", "wa", "WarningVariable", "wv", "InformationAction", "infa",
        "InformationVariable", "iv", "OutVariable", "ov", "OutBuffer", "ob", "PipelineVariable", "pv", "ProgressAction", "proga",
    };

    public static IReadOnlyList<ParameterDefinition> Parameters(SourceObject owner)
    {
        var parameters = new List<ParameterDefinition>();
        foreach (var node in owner.List("parameters", Limits.ParameterCount))
        {
            var parameter = Parameter(new SourceObject(node, owner.Problems));
            if (parameters.Any(other => string.Equals(other.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)))
            {
                owner.Report(node, $"expected each parameter once, found '{parameter.Name}' again");
            }
            else
            {
                if (parameter.Place == ParameterPlace.Header && parameters.Any(other => other.Fills(parameter.WireName)))
                {
                    owner.Report(node, $"expected a header that no other parameter fills, found '{parameter.WireName}'");
                }

                parameters.Add(parameter);
            }
        }

        return parameters;
    }

    public static AuthDefinition Auth(SourceObject owner)
    {
        if (owner.Object("auth") is not { } source)
        {
            return AuthDefinition.None;
        }

        if (source.Find("type") is null && source.Node.Kind == SourceKind.Object)
        {
            source.Report(source.Node, "expected a member 'type': bearer, header, basic or none");
        }

        if (source.Find("type") is null || source.Deciding("type", AuthKind.None) is not { } kind)
        {
            // Only the type is told. Basic lets a parameter be the user name: with the right type that may be no mistake.
            return new AuthDefinition(AuthKind.Basic, "Authorization", null);
        }

        var variable = source.Text("environmentVariable", "the name of an environment variable");
        if (variable is not null && !variable.All(letter => letter is '_' or (>= 'A' and <= 'Z') or (>= '0' and <= '9')))
        {
            source.Report(source.Find("environmentVariable")!, "expected capital letters, digits and underscores");
        }

        var header = kind == AuthKind.Header ? source.RequiredText("name", "the header's name") : "Authorization";
        if (kind == AuthKind.Header && header.Length > 0 && HeaderRules.NameProblem(header) is { } problem)
        {
            source.Report(source.Find("name")!, problem);
        }

        var user = kind == AuthKind.Basic ? source.Text("userName", "a user name") ?? string.Empty : string.Empty;
        var isOptional = source.Flag("optional", otherwise: false);
        source.RefuseOthers();
        return new AuthDefinition(kind, header, variable, user, isOptional);
    }

    private static ParameterDefinition Parameter(SourceObject source)
    {
        var name = source.RequiredText("name", "a parameter name");
        if (name.Length > 0 && (!char.IsLetter(name[0]) || !name.All(letter => letter <= '~' && char.IsLetterOrDigit(letter)) || name.Length > 64))
        {
            source.Report(source.Find("name")!, $"expected letters and digits, a letter first, found \"{name}\"");
        }
        else if (ReservedNames.Contains(name))
        {
            source.Report(source.Find("name")!, $"expected a name that the commands do not use themselves, found \"{name}\"");
        }

        // A wrong place is told; one in the query needs nothing else that could be told too.
        var place = source.Deciding("in", ParameterPlace.Path) ?? ParameterPlace.Query;
        var wireName = source.Text("wireName", "the header's or query's name") ?? name;
        if (place == ParameterPlace.Header && HeaderRules.ValueNameProblem(wireName) is { } problem)
        {
            source.Report(source.Node, problem);
        }

        var parameter = new ParameterDefinition(
            name, place, wireName, source.Flag("required", otherwise: false), source.Text("default", "a text in quotes"), Pattern(source), source.Text("help", "a sentence") ?? string.Empty);
        if (parameter.Default is { } value && DefaultProblem(parameter, value) is { } fault)
        {
            source.Report(source.Find("default")!, $"expected a value that {name} can have: this one {fault}");
        }

        source.RefuseOthers();
        return parameter;
    }

    /// <summary>A default that no request could use would fail each of them.</summary>
    private static string? DefaultProblem(ParameterDefinition parameter, string value) =>
        ParameterRules.Problem(parameter, value)
        ?? (parameter.Place != ParameterPlace.Header || HeaderRules.ValueNameProblem(parameter.WireName) is not null || HeaderRules.Fits(parameter.WireName, value)
            ? null : $"does not fit the header {parameter.WireName}");

    private static Regex? Pattern(SourceObject source)
    {
        if (source.Text("pattern", "a regular expression") is not { } text)
        {
            return null;
        }

        try
        {
            // By itself first: "a)|(?:b" would be sound only inside the brackets, and would no longer mean the whole value.
            _ = new Regex(text, RegexOptions.CultureInvariant, PatternTimeout);
            return new Regex($"^(?:{text})$", RegexOptions.CultureInvariant, PatternTimeout);
        }
        catch (ArgumentException)
        {
            source.Report(source.Find("pattern")!, "expected a regular expression");
            return null;
        }
    }
}
