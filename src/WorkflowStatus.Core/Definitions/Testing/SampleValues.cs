using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Paths;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Definitions.Testing;

/// <summary>Says what each path of a definition finds in the samples.</summary>
internal static class SampleValues
{
    private const int ShownLength = 120;

    /// <summary>The paths of the main answer, if there is one, and of every follow-up request, sampled or not. What is wrong with a sample is told by the read.</summary>
    public static List<SampleFinding> Find(WireDefinition wire, DefinitionSample sample)
    {
        if (sample.Answer is null)
        {
            return [];
        }

        var documents = new List<JsonDocument>();
        SampleScope Scope(IReadOnlyList<byte[]> pages)
        {
            var parsed = pages.Select(Parse).OfType<JsonDocument>().ToList();
            documents.AddRange(parsed);
            return parsed.Count == 0 ? SampleScope.None : SampleScope.Of(parsed.ConvertAll(document => document.RootElement));
        }

        try
        {
            var answer = Scope([sample.Answer]);
            if (!answer.IsSampled)
            {
                return [];
            }

            var paths = sample.IsSuccess
                ? SamplePaths.OfSuccess(wire, answer, name => Scope(sample.FollowUps.TryGetValue(name, out var pages) ? pages : []))
                : SamplePaths.OfError(wire.ErrorAnswer, answer);
            return paths.Select(Find).ToList();
        }
        catch (DuplicateMemberException)
        {
            return [];
        }
        finally
        {
            documents.ForEach(document => document.Dispose());
        }
    }

    private static SampleFinding Find(SamplePath entry)
    {
        var (value, problem) = entry.Scope.First(entry.Path, entry.Problem);
        var found = value is { } some ? SafeText.Line(some.GetRawText(), ShownLength) : null;
        var path = new WorkflowProviderTestPath
        {
            Property = entry.Property,
            Path = entry.Path.ToString(),
            Found = problem is null ? found : $"{found} ({problem})",
            IsSampled = entry.Scope.IsSampled,
        };
        return new SampleFinding(path, found is not null, problem is not null, entry.Scope.Places.Count > 0);
    }

    private static JsonDocument? Parse(byte[] text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
