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
    public static List<WorkflowProviderTestPath> Find(WireDefinition wire, DefinitionSample sample)
    {
        if (sample.Answer is null)
        {
            return [];
        }

        var documents = new List<JsonDocument>();
        SampleScope Scope(byte[]? text)
        {
            if (text is null || Parse(text) is not { } document)
            {
                return SampleScope.None;
            }

            documents.Add(document);
            return SampleScope.Of(document.RootElement);
        }

        try
        {
            var answer = Scope(sample.Answer);
            if (!answer.IsSampled)
            {
                return [];
            }

            var paths = sample.IsSuccess
                ? SamplePaths.OfSuccess(wire, answer, name => Scope(sample.FollowUps.TryGetValue(name, out var text) ? text : null))
                : SamplePaths.OfError(wire.ErrorAnswer, answer);
            return paths.Select(entry => Describe(entry.Property, entry.Path, entry.Scope)).ToList();
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

    private static WorkflowProviderTestPath Describe(string property, JsonPath path, SampleScope scope) => new()
    {
        Property = property,
        Path = path.ToString(),
        Found = scope.First(path) is { } value ? SafeText.Line(value.GetRawText(), ShownLength) : null,
        IsSampled = scope.IsSampled,
    };

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
