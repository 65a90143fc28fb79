using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Paths;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Reading;

/// <summary>The values of a run that stand in the address of a follow-up request: texts and numbers, that an id could be too.</summary>
internal sealed class AddressValues
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private AddressValues()
    {
    }

    /// <summary>The values, not yet escaped, by their paths as they are written.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>Why the request cannot be sent; null when it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>Looks the values up.</summary>
    /// <param name="run">What was asked for.</param>
    /// <param name="request">The follow-up request.</param>
    /// <param name="isSummary">Whether it is sent for a summary.</param>
    /// <param name="draft">The run, while the main answer is there.</param>
    /// <returns>Null where the request needs none.</returns>
    /// <exception cref="DuplicateMemberException">An object on the way holds the member twice.</exception>
    public static AddressValues? Of(RunReference run, RequestDefinition request, bool isSummary, RunDraft draft)
    {
        if (request.RunPaths.Count == 0)
        {
            return null;
        }

        var values = new AddressValues();
        var sent = request.Path.Names.Concat(request.QueryOf(isSummary).SelectMany(pair => pair.Value.Names)).ToList();
        foreach (var pair in request.RunPaths)
        {
            if (sent.Contains(pair.Key) && !values.Add(pair.Key, pair.Value, ((RefinableDraft)draft).Element))
            {
                return values;
            }
        }

        values.Problem = RequestBuilder.BuildOrNull(run, request, isSummary, page: null, values.Values) is null ? "a value of the run would change the address of the request" : null;
        return values;
    }

    /// <summary>Says why a value that is there cannot stand in an address; null when it can.</summary>
    public static string? ProblemOf(JsonElement value)
    {
        try
        {
            return Text(value) is { } text ? ParameterRules.PathProblem(text) ?? (string.IsNullOrWhiteSpace(text) ? "is blank" : null) : $"is {AnswerWords.Kind(value)}, not a text or a number";
        }
        catch (InvalidOperationException)
        {
            return "holds half a character";
        }
    }

    private bool Add(string name, JsonPath path, JsonElement run)
    {
        var value = path.Select(run).FirstOrDefault();
        Problem = value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? $"the run has no value at {name}"
            : ProblemOf(value) is { } problem ? $"the value at {name} {problem}" : null;
        if (Problem is null)
        {
            _values.Add(name, Text(value)!);
        }

        return Problem is null;
    }

    /// <summary>The value as written, control characters and all: it is refused for these, not cleaned. Null for other kinds.</summary>
    /// <exception cref="InvalidOperationException">It holds half a character.</exception>
    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
