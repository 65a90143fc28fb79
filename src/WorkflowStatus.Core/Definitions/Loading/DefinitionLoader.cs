using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using WorkflowStatus.Core.Definitions.Source;
using WorkflowStatus.Core.Files;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Definitions.Loading;

/// <summary>Turns a definition file into a definition, or says everything that is wrong in it.</summary>
public static class DefinitionLoader
{
    /// <summary>The version of the format that this loader reads.</summary>
    public const int FormatVersion = 1;

    /// <summary>How large a definition may be.</summary>
    public const int MaximumBytes = Limits.FileBytes;

    private const int ShownProblems = 5;

    /// <summary>Loads a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="WorkflowStatusException">InvalidDefinition: the file cannot be read, or is wrong.</exception>
    public static ProviderDefinition LoadFile(string path)
    {
        byte[] text;
        try
        {
            text = BoundedFile.Read(path, Limits.FileBytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Wrong(path, [new DefinitionProblem(0, "$", $"the file cannot be read: {error.Message}")]);
        }

        var problems = new List<DefinitionProblem>();
        return Load(text, problems, path) ?? throw Wrong(path, problems);
    }

    /// <summary>Loads a text.</summary>
    /// <param name="text">The JSON text, UTF-8.</param>
    /// <param name="problems">Takes what is wrong, in the text's order.</param>
    /// <param name="filePath">The file it came from; null when it came from none.</param>
    /// <returns>The definition; null when something is wrong.</returns>
    public static ProviderDefinition? Load(byte[] text, ICollection<DefinitionProblem> problems, string? filePath = null)
    {
        if (text.Length > Limits.FileBytes)
        {
            problems.Add(TooLarge);
            return null;
        }

        var found = new ProblemList();
        var root = SourceReader.Read(text, found, Limits.ValueCount);
        var definition = root is null ? null : Read(new SourceObject(root, found), text, filePath);
        foreach (var problem in found.Sorted)
        {
            problems.Add(problem);
        }

        return found.Count == 0 ? definition : null;
    }

    /// <summary>The error for a file that is wrong.</summary>
    /// <param name="source">The file's path, or what else it is.</param>
    /// <param name="problems">What is wrong in it.</param>
    /// <returns>An InvalidDefinition error that names the first few problems.</returns>
    public static WorkflowStatusException Wrong(string source, IReadOnlyList<DefinitionProblem> problems)
    {
        var shown = string.Join("; ", problems.Take(ShownProblems).Select(problem => problem.ToString()));
        var more = problems.Count > ShownProblems ? $"; and {problems.Count - ShownProblems} more" : string.Empty;
        return new WorkflowStatusException(
            WorkflowErrorId.InvalidDefinition, $"The provider definition '{SafeText.Line(source, 400)}' is wrong: {shown}{more}.", "Correct the file; provider.schema.json describes its members.") { Target = source };
    }

    /// <summary>Somebody may click on it.</summary>
    private static Uri? Documentation(SourceObject source)
    {
        const string Expected = "an http or https URI";
        if (source.Text("documentation", Expected) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var page) && (page.Scheme == Uri.UriSchemeHttps || page.Scheme == Uri.UriSchemeHttp))
        {
            return page;
        }

        source.Report(source.Find("documentation")!, $"expected {Expected}, found \"{text}\"");
        return null;
    }

    private static DefinitionProblem TooLarge { get; } = new(0, "$", $"expected a file of at most {Limits.FileBytes / 1024} KB");

    private static ProviderDefinition Read(SourceObject source, byte[] text, string? filePath)
    {
        if (source.Number("formatVersion", 1, 1_000_000) is not { } version)
        {
            source.Report(source.Node, $"expected \"formatVersion\": {FormatVersion}");
        }
        else if (!version.Equals(FormatVersion))
        {
            source.Report(source.Find("formatVersion")!, $"expected {FormatVersion}, the version that this release reads");
        }

        var parameters = ParameterReader.Parameters(source);
        var auth = ParameterReader.Auth(source);
        var requests = new RequestReader(parameters, auth);
        var steps = MappingReader.Steps(source);
        var followUps = requests.FollowUps(source);
        var refinements = ConditionReader.Refinements(source);
        var wire = new WireDefinition
        {
            BaseUri = requests.BaseUri(source),
            Request = requests.Read(source.Object("request"), source),
            FollowUps = followUps,
            StateFollowUps = StateFollowUps.Of(followUps, refinements),
            Steps = steps,
            Run = MappingReader.Run(source, steps),
            Refinements = refinements,
            ErrorAnswer = MappingReader.ErrorAnswer(source),
        };
        var definition = new ProviderDefinition(wire)
        {
            Name = source.RequiredText("name", "a provider name"),
            Title = source.RequiredText("title", "a title"),
            Documentation = Documentation(source),
            Auth = auth,
            Parameters = parameters,
            States = StateReader.Read(source, "states"),
            StepStates = StateReader.Read(source, "stepStates"),
            Polling = PollingReader.Read(source),
            IsInMemory = source.Choice("transport", Transport.Http) == Transport.Demo,
            FilePath = filePath,
            Text = Encoding.UTF8.GetString(text),
        };
        DefinitionRules.Check(definition, source);
        source.RefuseOthers();
        return definition;
    }
}
