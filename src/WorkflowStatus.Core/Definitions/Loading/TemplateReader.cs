using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Definitions.Source;
using WorkflowStatus.Core.Paths;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Definitions.Loading;

/// <summary>Reads texts with places for values, and says which places may not stand there.</summary>
internal sealed class TemplateReader
{
    private readonly IReadOnlyList<ParameterDefinition> _parameters;

    public TemplateReader(IReadOnlyList<ParameterDefinition> parameters) => _parameters = parameters;

    /// <summary>Whether a text has a place for a value of the run.</summary>
    public static bool NamesRun(string text) => text.Contains("{" + RequestBuilder.PathSign);

    /// <summary>Reads a text; an empty template where it is none.</summary>
    /// <param name="owner">Takes what is wrong.</param>
    /// <param name="node">Where the text stands.</param>
    /// <param name="text">The text.</param>
    /// <param name="runPaths">Takes the paths into the run, each once; null where there is no run yet.</param>
    public UriTemplate Read(SourceObject owner, SourceNode? node, string text, List<KeyValuePair<string, JsonPath>>? runPaths)
    {
        try
        {
            var template = UriTemplate.Parse(text);
            foreach (var name in template.Names)
            {
                if (Problem(name, runPaths) is { } problem)
                {
                    owner.Report(node ?? owner.Node, problem);
                }
            }

            return template;
        }
        catch (FormatException error)
        {
            owner.Report(node ?? owner.Node, error.Message);
            return UriTemplate.Parse(string.Empty);
        }
    }

    private string? Problem(string name, List<KeyValuePair<string, JsonPath>>? runPaths) =>
        name[0] != RequestBuilder.PathSign ? IsKnown(name) ? null : $"expected {{id}} or a parameter of this file, found {{{name}}}"
        : runPaths is null ? $"expected {{id}} or a parameter of this file, found {{{name}}}: a value of the run may stand in the path and the query of a follow-up request only"
        : runPaths.Exists(pair => pair.Key == name) ? null
        : PathProblem(name, runPaths);

    private static string? PathProblem(string name, List<KeyValuePair<string, JsonPath>> runPaths)
    {
        try
        {
            var path = JsonPath.Parse(name);
            if (path.Segments.Count == 0 || !path.IsSingular)
            {
                return $"expected a path to one value of the run, such as {{$.job.id}}, found {{{name}}}";
            }

            runPaths.Add(new(name, path));
            return null;
        }
        catch (PathSyntaxException error)
        {
            return $"expected a path such as {{$.job.id}}, found {{{name}}}: {error.Message}";
        }
    }

    private bool IsKnown(string name) =>
        name == RequestBuilder.IdName || _parameters.Any(parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase));
}
