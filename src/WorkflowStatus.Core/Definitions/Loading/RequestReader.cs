using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Definitions.Source;
using WorkflowStatus.Core.Paths;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Definitions.Loading;

/// <summary>Reads how to ask: paths, queries, headers and follow-up requests.</summary>
internal sealed class RequestReader
{
    private readonly IReadOnlyList<ParameterDefinition> _parameters;
    private readonly AuthDefinition _auth;
    private readonly TemplateReader _templates;

    public RequestReader(IReadOnlyList<ParameterDefinition> parameters, AuthDefinition auth)
    {
        _parameters = parameters;
        _auth = auth;
        _templates = new TemplateReader(parameters);
    }

    public RequestDefinition Read(SourceObject? source, SourceObject owner)
    {
        if (source is null)
        {
            owner.Report(owner.Node, "expected a member 'request' with a 'path'");
            return new RequestDefinition(UriTemplate.Parse("/"), [], [], []);
        }

        var request = ReadParts(source, runPaths: null);
        source.RefuseOthers();
        return request;
    }

    public IReadOnlyList<FollowUpDefinition> FollowUps(SourceObject owner) =>
        owner.List("followUps", Limits.FollowUpCount).Select(node => FollowUp(new SourceObject(node, owner.Problems))).ToList();

    /// <summary>The base URI's scheme and host are fixed: a parameter may only stand in its path, so that no value moves a credential to another origin.</summary>
    public UriTemplate BaseUri(SourceObject owner)
    {
        var text = owner.RequiredText("baseUri", "an absolute https URI");
        var template = _templates.Read(owner, owner.Find("baseUri"), text, runPaths: null);
        var origin = template.Names.Any() ? text.Substring(0, text.IndexOf('{')) : text;
        var isFixed = !template.Names.Any() || (BaseUriRules.Problem(origin) is null && origin.IndexOf('/', "https://".Length) > 0);
        if (text.Length > 0 && !(isFixed && BaseUriRules.Problem(template.Expand(_ => "x")) is null))
        {
            owner.Report(owner.Find("baseUri") ?? owner.Node, $"expected an absolute https URI (http only to this machine) without query, user or parameters in its host, found \"{text}\"");
        }

        return template;
    }

    /// <param name="source">The request.</param>
    /// <param name="runPaths">Takes the paths into the run; null where there is no run yet.</param>
    private RequestDefinition ReadParts(SourceObject source, List<KeyValuePair<string, JsonPath>>? runPaths)
    {
        var text = source.RequiredText("path", "a path that begins with '/'");
        var problem = text.Length > 0 ? RequestPathRules.Problem(text) : null;
        if (problem is not null)
        {
            source.Report(source.Find("path")!, $"{problem}, found \"{text}\"");
        }

        var path = _templates.Read(source, source.Find("path"), problem is null ? text : string.Empty, runPaths);
        return new RequestDefinition(path, Query(source, "query", runPaths), Query(source, "summaryQuery", runPaths), Headers(source)) { RunPaths = runPaths ?? [] };
    }

    private FollowUpDefinition FollowUp(SourceObject source)
    {
        var followUp = new FollowUpDefinition(
            source.RequiredText("name", "a name"),
            ReadParts(source, []),
            ConditionReader.Conditions(source),
            MappingReader.Steps(source),
            MappingReader.FollowUpError(source),
            source.Flag("append", otherwise: false),
            PagingReader.Read(source),
            source.Flag("required", otherwise: false));
        if (followUp.Steps is null && followUp.Error is null && source.Node.Kind == SourceKind.Object)
        {
            source.Report(source.Node, "expected 'steps' or 'error': what the request is for");
        }

        if (followUp is { Paging: { } paging } && (followUp.Steps is null || followUp.Request.Query.Any(pair => pair.Key == paging.Query)))
        {
            source.Report(source.Node, paging.Query is null ? "expected 'paging' beside 'steps'" : $"expected 'paging' beside 'steps', and '{paging.Query}' there alone");
        }

        source.RefuseOthers();
        return followUp;
    }

    private List<KeyValuePair<string, UriTemplate>> Query(SourceObject owner, string name, List<KeyValuePair<string, JsonPath>>? runPaths)
    {
        var query = new List<KeyValuePair<string, UriTemplate>>();
        foreach (var member in owner.Object(name)?.Node.Members ?? [])
        {
            if (Value(owner, member) is { } text)
            {
                query.Add(new(member.Key, _templates.Read(owner, member.Value, text, runPaths)));
            }
        }

        return query;
    }

    private List<KeyValuePair<string, string>> Headers(SourceObject owner)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var member in owner.Object("headers")?.Node.Members ?? [])
        {
            if ((TakenProblem(member.Key, headers) ?? HeaderRules.ValueNameProblem(member.Key)) is { } problem)
            {
                owner.Report(member.Value, problem);
            }
            else if (Value(owner, member) is { } text)
            {
                headers.Add(new(member.Key, text));
                if (TemplateReader.NamesRun(text))
                {
                    owner.Report(member.Value, "expected a header without a path such as {$.job.id}: a value of the run may stand in the path and the query of a follow-up request only");
                }

                if (!HeaderRules.Fits(member.Key, text))
                {
                    owner.Report(member.Value, $"expected a value that fits the header {member.Key}");
                }
            }
        }

        return headers;
    }

    /// <summary>Two values in one header would be sent as one, which no service takes apart.</summary>
    private string? TakenProblem(string name, List<KeyValuePair<string, string>> before) =>
        _auth.Fills(name) ? $"expected a header other than {name}, which carries the credential"
        : _parameters.FirstOrDefault(parameter => parameter.Fills(name)) is { } parameter ? $"expected a header other than {name}, which the parameter '{parameter.Name}' fills"
        : before.Exists(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)) ? $"expected each header once (names are compared without case), found '{name}' again"
        : null;

    private static string? Value(SourceObject owner, KeyValuePair<string, SourceNode> member)
    {
        if (member.Value.Kind == SourceKind.Text && HeaderRules.IsSendable(member.Value.Text))
        {
            return member.Value.Text;
        }

        owner.Report(member.Value, $"expected a text of printable ASCII characters in quotes, found {member.Value.Describe()}");
        return null;
    }
}
