using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions.Loading;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Definitions.Testing;

/// <summary>Tries a definition on a sample answer through the very engine that the commands use; nothing leaves the machine.</summary>
public static class DefinitionTest
{
    private const string StandIn = "stand-in-for-the-credential";
    private const string Mask = "********";

    /// <summary>Tries a definition.</summary>
    /// <param name="path">The definition's path, for messages.</param>
    /// <param name="text">The definition's text.</param>
    /// <param name="sample">What it is tried on.</param>
    /// <param name="objects">Makes the objects of details and results.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="WorkflowStatusException">InvalidParameter: a sample for a follow-up that the definition does not have; MissingParameter.</exception>
    public static async Task<WorkflowProviderTest> RunAsync(string path, byte[] text, DefinitionSample sample, IObjectFactory objects)
    {
        sample = sample with { Answer = WithoutMark(sample.Answer), FollowUps = sample.FollowUps.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<byte[]>)pair.Value.Select(page => WithoutMark(page)!).ToList(), StringComparer.Ordinal) };
        var problems = new List<DefinitionProblem>();
        var definition = DefinitionLoader.Load(text, problems, path);
        if (definition is not null && sample.Check?.Invoke(definition) is { } problem)
        {
            problems.Add(problem);
        }

        if (definition is null || problems.Count > 0)
        {
            return new WorkflowProviderTest { Path = path, Name = definition?.Name, Problems = problems.ConvertAll(problem => problem.ToString()) };
        }

        RefuseUnknown(definition, sample);
        RefuseMissing(definition, sample);
        var run = new RunReference(new RunAccount(definition, Options(definition, sample.Parameters)), sample.Id);
        using var handler = new SampleHandler(run, sample);
        using var client = new WorkflowClient(new WorkflowClientOptions { Handler = handler, Objects = objects });
        var result = await client.ReadAsync(run, new ReadOptions { MaximumRetryCount = 0, Asking = handler.Expect, HasPage = (name, page) => !sample.FollowUps.TryGetValue(name, out var pages) || page < pages.Count }).ConfigureAwait(false);
        var error = sample.Answer is null ? null : result.Error?.Message ?? FollowUpFault(result, sample);
        var findings = SampleValues.Find(definition.Wire, sample);
        return new WorkflowProviderTest
        {
            Path = path,
            Name = definition.Name,
            Passed = !sample.IsSuccess || error is null,
            // Arrays: what the compiler makes of a collection expression cannot be indexed in PowerShell.
            Request = handler.Request.Select(line => Masked(line, run.Account)).ToArray(),
            Runs = result.Runs,
            Error = error,
            Notes = SampleNotes.Of(findings, sample.Answer is null ? [] : result.Notes).ToArray(),
            Paths = findings.ConvertAll(finding => finding.Path),
            UnmappedWords = result.UnmappedWords,
            DetailMembers = sample.Answer is null ? [] : SampleMembers.Left(run, sample).ToArray(),
        };
    }

    /// <summary>Editors put a byte order mark before a text.</summary>
    private static byte[]? WithoutMark(byte[]? sample) =>
        sample?.Length >= 3 && sample[0] == 0xEF && sample[1] == 0xBB && sample[2] == 0xBF ? [.. sample.Skip(3)] : sample;

    private static void RefuseUnknown(ProviderDefinition definition, DefinitionSample sample)
    {
        var known = definition.Wire.FollowUps.Select(followUp => followUp.Name).ToList();
        if (sample.FollowUps.Keys.FirstOrDefault(name => !known.Contains(name)) is { } stranger)
        {
            throw new WorkflowStatusException(
                WorkflowErrorId.InvalidParameter, $"{definition.Name} has no follow-up request '{SafeText.Line(stranger, 64)}'.", NearNames.Sentence(stranger, known)) { Provider = definition.Name, Target = stranger };
        }
    }

    /// <summary>Nobody can make up a value that fits a pattern: it has to be given.</summary>
    private static void RefuseMissing(ProviderDefinition definition, DefinitionSample sample)
    {
        var missing = definition.Parameters.FirstOrDefault(parameter => parameter.IsRequired && parameter.Default is null && StandInFor(parameter) is null && !sample.Parameters.Keys.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase));
        if (missing is not null)
        {
            throw new WorkflowStatusException(
                WorkflowErrorId.MissingParameter, $"{definition.Name} needs the parameter {missing.Name}, and its name as a stand-in does not fit its pattern.", $"Give a value: -Parameter @{{ {missing.Name} = '...' }}.")
            { Provider = definition.Name, Target = missing.Name };
        }
    }

    /// <summary>Why a follow-up's own sample could not be read; a follow-up without a sample is expected to fail.</summary>
    private static string? FollowUpFault(ReadResult result, DefinitionSample sample) =>
        result.Notes.FirstOrDefault(note => sample.FollowUps.Keys.Any(name => note.StartsWith($"the follow-up request '{name}' failed", StringComparison.Ordinal)));

    private static RunAccountOptions Options(ProviderDefinition definition, IReadOnlyDictionary<string, string> parameters) => new()
    {
        Credential = new Credential(StandIn),
        Parameters = definition.Parameters
            .Select(parameter => new KeyValuePair<string, string?>(
                parameter.Name, parameters.FirstOrDefault(pair => string.Equals(pair.Key, parameter.Name, StringComparison.OrdinalIgnoreCase)).Value ?? StandInFor(parameter)))
            .Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.OrdinalIgnoreCase),
    };

    /// <summary>Its own name, where that will do: a person sees where the value goes.</summary>
    private static string? StandInFor(ParameterDefinition parameter) =>
        parameter.IsRequired && parameter.Default is null && ParameterRules.Problem(parameter, parameter.Name) is null ? parameter.Name : null;

    private static string Masked(string line, RunAccount account)
    {
        var basic = account.Headers.FirstOrDefault(header => header.Key == "Authorization" && header.Value.StartsWith("Basic ", StringComparison.Ordinal)).Value;
        return (basic is null ? line : line.Replace(basic, "Basic " + Mask)).Replace(StandIn, Mask);
    }
}
