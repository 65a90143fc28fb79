using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
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
    /// <param name="sample">A sample answer; null to look at the definition and its request alone.</param>
    /// <param name="statusCode">The HTTP status of the sample.</param>
    /// <param name="id">The id that the request is shown for.</param>
    /// <param name="parameters">Values for the parameters; a required one without a value gets a stand-in.</param>
    /// <param name="objects">Makes the objects of details and results.</param>
    /// <returns>What was found.</returns>
    public static async Task<WorkflowProviderTest> RunAsync(
        string path, byte[] text, byte[]? sample, int statusCode, string id, IReadOnlyDictionary<string, string> parameters, IObjectFactory objects)
    {
        sample = WithoutMark(sample);
        var problems = new List<DefinitionProblem>();
        var definition = DefinitionLoader.Load(text, problems, path);
        if (definition is null)
        {
            return new WorkflowProviderTest { Path = path, Problems = problems.ConvertAll(problem => problem.ToString()) };
        }

        using var handler = new SampleHandler(sample ?? Encoding.UTF8.GetBytes("{}"), statusCode);
        using var client = new WorkflowClient(new WorkflowClientOptions { Handler = handler, Objects = objects });
        var account = new RunAccount(definition, Options(definition, parameters));
        var result = await client.ReadAsync(new RunReference(account, id), new ReadOptions { MaximumRetryCount = 0 }).ConfigureAwait(false);
        return new WorkflowProviderTest
        {
            Path = path,
            Name = definition.Name,
            Passed = sample is null || statusCode is < 200 or > 299 || result.Error is null,
            Request = [.. handler.Request.Select(line => Masked(line, account))],
            Runs = result.Runs,
            Error = sample is null ? null : result.Error?.Message,
            Paths = sample is null ? [] : Found(definition, sample),
            UnmappedWords = result.UnmappedWords,
            DetailMembers = sample is null ? [] : [.. SampleMembers.Left(definition, sample, new RunReference(account, id))],
        };
    }

    /// <summary>Editors put a byte order mark before a text.</summary>
    private static byte[]? WithoutMark(byte[]? sample) =>
        sample?.Length >= 3 && sample[0] == 0xEF && sample[1] == 0xBB && sample[2] == 0xBF ? [.. sample.Skip(3)] : sample;

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

    private static List<WorkflowProviderTestPath> Found(ProviderDefinition definition, byte[] sample)
    {
        try
        {
            using var document = JsonDocument.Parse(sample);
            return SamplePaths.Find(definition.Wire, document.RootElement)
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
