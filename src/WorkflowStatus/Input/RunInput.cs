using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using WorkflowStatus.Types;

namespace WorkflowStatus.Input;

/// <summary>What one pipeline object (or the command line's ids) says of runs: a text is an id; of an object the properties count.</summary>
internal sealed class RunInput
{
    /// <summary>Where an object may keep the id: the parameter's name and its aliases, in this order.</summary>
    public static readonly string[] IdNames = ["Id", "WorkflowId", "CorrelationId", "RunId", "InstanceId", "ExecutionId"];

    private static readonly Func<string, object?> Nothing = static _ => null;

    private readonly Func<string, object?> _find;

    private RunInput(IReadOnlyList<string> ids, Func<string, object?> find)
    {
        Ids = ids;
        _find = find;
        Provider = Name(find("Provider"));
        Connection = Name(find("Connection"));
    }

    /// <summary>As given: one of several may be blank.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>Whether there are ids and nothing else: whom to ask is the command line's matter alone.</summary>
    public bool IsBare => ReferenceEquals(_find, Nothing);

    /// <summary>What an object without an id has instead, for the error.</summary>
    public IReadOnlyList<string> Names { get; private init; } = [];

    /// <summary>The provider that the object names; null when it names none.</summary>
    public string? Provider { get; }

    /// <summary>The connection that the object names; null when it names none.</summary>
    public string? Connection { get; }

    /// <summary>The base URI that a run was read at. Taken from our own objects only: a column of a file must not send a credential anywhere.</summary>
    public Uri? BaseUri { get; private init; }

    /// <summary>Whether a credential may be sent there: not when the run came out of a file or another process.</summary>
    public bool IsBaseUriTrusted { get; private init; }

    /// <summary>Ids of the command line.</summary>
    public static RunInput FromIds(IEnumerable<string?> ids) => new(ids.Select(id => id ?? string.Empty).ToArray(), Nothing);

    /// <summary>Reads a pipeline object.</summary>
    public static RunInput FromObject(PSObject? input)
    {
        if (input is null)
        {
            return FromIds([]);
        }

        if (RunOf(input).Run is { } run)
        {
            return FromRun(run);
        }

        if (IsDamaged(input))
        {
            // Taken for a row it would be asked for at another place than it was read at.
            throw Damaged();
        }

        var value = input.BaseObject;
        return value switch
        {
            string or ValueType or Uri => FromIds([LanguagePrimitives.ConvertTo<string>(value)]),
            IDictionary map => FromProperties(name => Find(map, name), () => map.Keys.Cast<object>().Select(key => key as string)),
            _ => FromProperties(name => Property(input, name), () => input.Properties.Select(property => property.Name)),
        };
    }

    /// <summary>The run that an object is, or that a change has, also when it came out of a file before the module was there.</summary>
    /// <returns>Null when there is none in it; and whether a watch wrote it.</returns>
    public static (WorkflowRun? Run, bool IsWatched) RunOf(PSObject input)
    {
        var run = input.BaseObject as WorkflowRun ?? LateObjects.BringBack<WorkflowRun>(input);
        if (run is not null)
        {
            return (run, false);
        }

        var change = input.BaseObject as WorkflowChange ?? LateObjects.BringBack<WorkflowChange>(input);
        return (change?.Run, change is not null);
    }

    /// <summary>Whether an object was a run or a change, and is too little of it to be brought back.</summary>
    public static bool IsDamaged(PSObject input) => LateObjects.IsRemainder<WorkflowRun>(input) || LateObjects.IsRemainder<WorkflowChange>(input);

    /// <summary>The error for such an object.</summary>
    public static WorkflowStatusException Damaged() => new(
        WorkflowErrorId.InvalidParameter, "The object was a run before it crossed a file or a process, and cannot be brought back: it is damaged.", "Read the run again, by its id.");

    /// <summary>A provider parameter's value; null when the object has none.</summary>
    public string? Parameter(string name) =>
        Text(_find(name)) ?? Text(_find("Parameters") switch
        {
            null => null,
            var value when Unwrap(value) is IDictionary parameters => Find(parameters, name),
            var value when Unwrap(value) is string text => Find(text, name),
            var value => Property(PSObject.AsPSObject(value), name),
        });

    private static RunInput FromRun(WorkflowRun run) => new([run.Id], name => name switch
    {
        "Provider" => run.Provider,
        "Connection" => run.Connection,
        _ => run.Parameters.TryGetValue(name, out var value) ? value : null,
    })
    {
        BaseUri = run.BaseUri,
        IsBaseUriTrusted = run.IsLive,
    };

    /// <summary>A property may be a script, and scripts fail: such a row is an error of its own.</summary>
    private static object? Property(PSObject input, string name)
    {
        try
        {
            return input.Properties[name]?.Value;
        }
        catch (GetValueException error)
        {
            throw new WorkflowStatusException(WorkflowErrorId.InvalidParameter, $"The input object's property {name} cannot be read: {error.Message.TrimEnd('.')}.", "Correct the object.", error) { Target = name };
        }
    }

    private static RunInput FromProperties(Func<string, object?> find, Func<IEnumerable<string?>> names)
    {
        foreach (var name in IdNames)
        {
            var ids = Unwrap(find(name)) switch
            {
                null => [],
                string text => [text],
                IEnumerable list => list.Cast<object?>().Select(Text).ToList(),
                var other => new List<string?> { Text(other) },
            };
            if (ids.Any(id => !string.IsNullOrWhiteSpace(id)))
            {
                return new RunInput(ids.Select(id => id ?? string.Empty).ToList(), find);
            }
        }

        return new RunInput([], find) { Names = names().OfType<string>().ToList() };
    }

    private static object? Find(IDictionary map, string name) =>
        map.Keys.Cast<object>().Where(key => string.Equals(key as string, name, StringComparison.OrdinalIgnoreCase)).Select(key => map[key]).FirstOrDefault();

    /// <summary>Of all parameters as one text, as <see cref="RunParameters.ToString"/> writes them into a CSV file.</summary>
    private static string? Find(string parameters, string name) =>
        parameters.Split(';').Select(pair => pair.Split(['='], 2)).FirstOrDefault(pair => pair.Length == 2 && string.Equals(pair[0].Trim(), name, StringComparison.OrdinalIgnoreCase))?[1].Trim();

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>Of a provider or connection: blanks around it are none of it.</summary>
    private static string? Name(object? value) => Text(value)?.Trim() is { Length: > 0 } name ? name : null;

    private static string? Text(object? value)
    {
        var text = Unwrap(value) is { } inner ? LanguagePrimitives.ConvertTo<string>(inner) : null;
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
