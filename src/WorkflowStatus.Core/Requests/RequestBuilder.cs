using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using WorkflowStatus.Core.Definitions;

namespace WorkflowStatus.Core.Requests;

/// <summary>Builds the address of a request; a value can never become another route or another host.</summary>
internal static class RequestBuilder
{
    /// <summary>The name of the run's id in a template.</summary>
    public const string IdName = "id";

    /// <summary>What a place in a template begins with that is a path into the run; no name does.</summary>
    public const char PathSign = '$';

    /// <summary>Escapes a value for one segment of a path, or for a query.</summary>
    public static string Escape(string value) => Uri.EscapeDataString(value);

    /// <summary>Builds the address for a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="request">The main request or a follow-up.</param>
    /// <param name="isSummary">Whether what costs extra is left out.</param>
    /// <param name="page">What asks for a part of the answer; null for all of it.</param>
    /// <param name="runValues">What stands for the follow-up's paths into the run; null shows them as they are written.</param>
    public static Uri Build(RunReference run, RequestDefinition request, bool isSummary, PageRequest? page = null, IReadOnlyDictionary<string, string>? runValues = null) =>
        BuildOrNull(run, request, isSummary, page, runValues) ?? throw new WorkflowStatusException(
            WorkflowErrorId.InvalidParameter, $"{run}: the id or a parameter would change the address of the request.", "Give the id that the service returned when the run was started.")
        { Provider = run.Account.Definition.Name, Target = run.Id };

    /// <summary>The same; null where a value would change the address.</summary>
    public static Uri? BuildOrNull(RunReference run, RequestDefinition request, bool isSummary, PageRequest? page, IReadOnlyDictionary<string, string>? runValues)
    {
        var account = run.Account;
        string Value(string name) =>
            name[0] == PathSign ? runValues is null ? "{" + name + "}" : Escape(runValues[name])
            : Escape(name == IdName ? run.Id : account.Value(name));

        var isMain = ReferenceEquals(request, account.Definition.Wire.Request);
        var template = isMain && account.RequestPath is { } other ? other : request.Path;
        var path = account.BasePath + template.Expand(Value);
        return Uri.TryCreate(account.Origin + path + Query(account, request, isSummary, Value, page), UriKind.Absolute, out var address) && IsPinned(address, account.BaseUri, path) ? address : null;
    }

    /// <summary>The framework normalises addresses: what it made must still be what was built.</summary>
    private static bool IsPinned(Uri address, Uri baseUri, string path) =>
        address.Scheme == baseUri.Scheme && address.Host == baseUri.Host && address.Port == baseUri.Port
        && address.UserInfo.Length == 0 && address.Fragment.Length == 0
        && Slashes(address.PathAndQuery) == Slashes(path);

    /// <summary>The parts of a path; a slash in the query is none.</summary>
    private static int Slashes(string path)
    {
        var count = 0;
        foreach (var letter in path)
        {
            if (letter == '?')
            {
                break;
            }

            count += letter == '/' ? 1 : 0;
        }

        return count;
    }

    private static string Query(RunAccount account, RequestDefinition request, bool isSummary, Func<string, string> value, PageRequest? page)
    {
        if (page is null && request.Query.Count == 0 && (!isSummary || request.SummaryQuery.Count == 0) && !account.Definition.HasQueryParameters)
        {
            return string.Empty;
        }

        var pairs = request.QueryOf(isSummary)
            .Select(pair => new KeyValuePair<string, string>(pair.Key, pair.Value.Expand(value)))
            .Concat(account.Definition.Parameters
                .Where(parameter => parameter.Place == ParameterPlace.Query && account.HasValue(parameter.Name))
                .Select(parameter => new KeyValuePair<string, string>(parameter.WireName, value(parameter.Name))))
            .Concat(page?.Query is { } name ? [new KeyValuePair<string, string>(name, Escape(page.Value))] : []);
        var query = new StringBuilder();
        if (page is { Query: null })
        {
            // What the service gave goes before: of the same name is what it wants changed.
            var given = Names(page.Value);
            pairs = pairs.Where(pair => !given.Contains(pair.Key));
            query.Append('?').Append(page.Value);
        }

        foreach (var pair in pairs)
        {
            query.Append(query.Length == 0 ? '?' : '&').Append(Escape(pair.Key)).Append('=').Append(pair.Value);
        }

        return query.ToString();
    }

    private static HashSet<string> Names(string query) =>
        new(query.Split('&').Select(pair => Uri.UnescapeDataString(pair.Split('=')[0].Replace('+', ' '))), StringComparer.OrdinalIgnoreCase);
}
