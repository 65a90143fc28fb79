using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions.Loading;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Paths;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Definitions.Testing;

/// <summary>Tries a definition on a sample answer through the very engine that the commands use; nothing leaves the machine.</summary>
public static class DefinitionTest
{
    private const string StandIn = "stand-in-for-the-credential";
    private const string Mask = "********";
    private const int ShownLength = 120;

    /// <summary>Tries a definition.</summary>
    /// <param name="path">The definition's path, for messages.</param>
    /// <param name="text">The definition's text.</param>
    /// <param name="sample">What it is tried on.</param>
    /// <param name="objects">Makes the objects of details and results.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="WorkflowStatusException">InvalidParameter: a sample for a follow-up that the definition does not have; MissingParameter.</exception>
    public static async Task<WorkflowProviderTest> RunAsync(string path, byte[] text, DefinitionSample sample, IObjectFactory objects)
    {
        sample = sample with { Answer = WithoutMark(sample.Answer), FollowUps = sample.FollowUps.ToDictionary(pair => pair.Key, pair => WithoutMark(pair.Value)!, StringComparer.Ordinal) };
        var problems = new List<DefinitionProblem>();
        var definition = DefinitionLoader.Load(text, problems, path);
        if (definition is null)
        {
            return new WorkflowProviderTest { Path = path, Problems = problems.ConvertAll(problem => problem.ToString()) };
        }

        RefuseUnknown(definition, sample);
        var run = new RunReference(new RunAccount(definition, Options(definition, sample.Parameters)), sample.Id);
        using var handler = new SampleHandler(run, sample);
        using var client = new WorkflowClient(new WorkflowClientOptions { Handler = handler, Objects = objects });
        var result = await client.ReadAsync(run, new ReadOptions { MaximumRetryCount = 0 }).ConfigureAwait(false);
        var error = sample.Answer is null ? null : result.Error?.Message ?? FollowUpFault(result, sample);
        return new WorkflowProviderTest
        {
            Path = path,
            Name = definition.Name,
            Passed = !sample.IsSuccess || error is null,
            // Arrays: what the compiler makes of a collection expression cannot be indexed in PowerShell.
            Request = handler.Request.Select(line => Masked(line, run.Account)).ToArray(),
            Runs = result.Runs,
            Error = error,
            Paths = Found(definition.Wire, sample),
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

    /// <summary>Why a follow-up's own sample could not be read; a follow-up without a sample is expected to fail.</summary>
    private static string? FollowUpFault(ReadResult result, DefinitionSample sample) =>
        result.Notes.FirstOrDefault(note => sample.FollowUps.Keys.Any(name => note.StartsWith($"the follow-up request '{name}' failed", StringComparison.Ordinal)));

    private static RunAccountOptions Options(ProviderDefinition definition, IReadOnlyDictionary<string, string> parameters) => new()
    {
        Credential = new Credential(StandIn),
        Parameters = definition.Parameters
            .Select(parameter => new KeyValuePair<string, string?>(
                parameter.Name, parameters.FirstOrDefault(pair => string.Equals(pair.Key, parameter.Name, StringComparison.OrdinalIgnoreCase)).Value ?? (parameter is { IsRequired: true, Pattern: null } ? parameter.Name : null)))
            .Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.OrdinalIgnoreCase),
    };

    private static string Masked(string line, RunAccount account)
    {
        var basic = account.Headers.FirstOrDefault(header => header.Key == "Authorization" && header.Value.StartsWith("Basic ", StringComparison.Ordinal)).Value;
        return (basic is null ? line : line.Replace(basic, "Basic " + Mask)).Replace(StandIn, Mask);
    }

    private static List<WorkflowProviderTestPath> Found(WireDefinition wire, DefinitionSample sample) =>
    [
        .. sample.Answer is null ? [] : Found(sample.Answer, answer => sample.IsSuccess ? SamplePaths.Find(wire, answer) : SamplePaths.Find(wire.ErrorAnswer, answer)),
        .. wire.FollowUps.Where(followUp => sample.FollowUps.ContainsKey(followUp.Name))
            .SelectMany(followUp => Found(sample.FollowUps[followUp.Name], answer => SamplePaths.Find(followUp, answer))),
    ];

    private static List<WorkflowProviderTestPath> Found(byte[] answer, Func<JsonElement, IEnumerable<(string Property, JsonPath Path, JsonElement Scope)>> find)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return find(document.RootElement)
                .Select(found => new WorkflowProviderTestPath { Property = found.Property, Path = found.Path.ToString(), Found = Shown(found.Path, found.Scope) }).ToList();
        }
        catch (Exception error) when (error is JsonException or DuplicateMemberException)
        {
            // The read has told what is wrong with the sample.
            return [];
        }
    }

    private static string? Shown(JsonPath path, JsonElement scope)
    {
        var found = path.Select(scope);
        return found.Count == 0 ? null : SafeText.Line(found[0].GetRawText(), ShownLength);
    }
}
