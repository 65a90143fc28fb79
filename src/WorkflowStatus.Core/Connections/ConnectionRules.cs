using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Definitions.Loading;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Connections;

/// <summary>What a connection must be before it is saved and after it was read. No text quotes a value: a key may have been put in the wrong place.</summary>
internal static class ConnectionRules
{
    private const string NameRule = "letters, digits, '-', '_' and '.' are expected, a letter or digit first, at most 64";

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.01);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Says all that is wrong.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>The member's name in the file, and what was expected of it.</returns>
    public static IEnumerable<(string Member, string Problem)> Problems(WorkflowConnection connection) =>
        new (string, string?)[]
        {
            (ConnectionMembers.Name, DefinitionRules.IsName(connection.Name) ? null : NameRule),
            (ConnectionMembers.Provider, DefinitionRules.IsName(connection.Provider) ? null : NameRule),
            (ConnectionMembers.BaseUri, AddressProblem(connection.BaseUri)),
            (ConnectionMembers.SecretName, TextProblem(connection.SecretName)),
            (ConnectionMembers.VaultName, TextProblem(connection.VaultName)),
            (ConnectionMembers.Parameters, ParametersProblem(connection.Parameters)),
            (ConnectionMembers.RequestPath, connection.RequestPath is { } path ? LengthProblem(path) ?? PathProblem(path) : null),
            (ConnectionMembers.PollInterval, IntervalProblem(connection.PollInterval)),
            (ConnectionMembers.MaximumPollInterval, IntervalProblem(connection.MaximumPollInterval) ?? OrderProblem(connection)),
        }
        .Where(entry => entry.Item2 is not null).Select(entry => (entry.Item1, entry.Item2!));

    /// <summary>The error for a connection that cannot be saved; null when it can.</summary>
    public static WorkflowStatusException? Error(WorkflowConnection connection)
    {
        var problems = Problems(connection).Select(entry => $"{entry.Member}: {entry.Problem}").ToList();
        var name = SafeText.Line(connection.Name, 64);
        return problems.Count == 0 ? null : new WorkflowStatusException(
            WorkflowErrorId.InvalidParameter, $"The connection '{name}' cannot be registered: {string.Join("; ", problems)}.", "Correct the value.") { Target = name };
    }

    private static string? AddressProblem(Uri? uri) => uri is null ? null
        : !SafeText.IsOneLine(uri.OriginalString) ? "a URI without control characters and marks that turn the writing direction is expected"
        : BaseUriRules.Problem(uri) ?? LengthProblem(uri.AbsoluteUri);

    private static string? ParametersProblem(RunParameters parameters) => parameters
        .Select(pair => DefinitionRules.IsName(pair.Key)
            ? ValueProblem(pair.Value) is { } problem ? $"the value of {pair.Key} {problem}" : null
            : $"the name of a parameter: {NameRule}")
        .FirstOrDefault(problem => problem is not null);

    private static string? PathProblem(string path) =>
        RequestPathRules.Problem(path) ?? (path.Contains("{" + RequestBuilder.IdName + "}") ? null : "expected a path that names the run as {id}");

    private static string? TextProblem(string? text) =>
        text is null or "." or ".." ? null : ValueProblem(text) is { } problem ? $"the value {problem}" : null;

    /// <summary>As the file's reader has it: one such text would make the whole file, with every connection in it, unusable.</summary>
    private static string? ValueProblem(string text) =>
        ParameterRules.PathProblem(text) ?? (SafeText.IsOneLine(text) ? null : "holds a mark that turns the writing direction");

    private static string? LengthProblem(string text) => text.Length > Limits.TextLength ? $"at most {Limits.TextLength} characters are expected" : null;

    private static string? IntervalProblem(TimeSpan? interval) =>
        interval is null || (interval >= Shortest && interval <= Longest) ? null : "an interval from 0.01 s to one day is expected";

    private static string? OrderProblem(WorkflowConnection connection) =>
        connection.PollInterval > connection.MaximumPollInterval ? "the longest interval is expected to be at least the first" : null;
}
