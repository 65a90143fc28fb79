using System;
using System.Management.Automation;

namespace WorkflowStatus.Types;

/// <summary>
/// The properties that an object had when it was written, read strictly: they come from a file or another process.
/// What is absent is null, so that an older version's file is still read; what has another type is an
/// <see cref="InvalidCastException"/>, and PowerShell keeps the plain object.
/// </summary>
internal sealed class PropertyBag
{
    private readonly PSObject _source;

    public PropertyBag(PSObject source) => _source = source;

    /// <summary>What the object's own text was.</summary>
    public override string ToString() => _source.ToString();

    /// <summary>A text.</summary>
    public string? Text(string name) => Typed<string>(name);

    /// <summary>A text without which the object has no identity.</summary>
    public string Required(string name) => Typed<string>(name) ?? throw Wrong(name);

    /// <summary>An object of exactly this type: what is nested was brought back before, or is now.</summary>
    public T? Typed<T>(string name)
        where T : class => Value(name) switch
        {
            null => null,
            T value => value,
            _ => LateObjects.BringBack<T>(_source.Properties[name].Value) ?? throw Wrong(name),
        };

    /// <summary>A number or a span.</summary>
    public T? Number<T>(string name)
        where T : struct => Value(name) switch
        {
            null => null,
            T value => value,
            _ => throw Wrong(name),
        };

    /// <summary>A moment, UTC.</summary>
    public DateTime? Moment(string name) => Number<DateTime>(name) switch
    {
        null => null,
        { Kind: DateTimeKind.Local } local => local.ToUniversalTime(),
        { } value => DateTime.SpecifyKind(value, DateTimeKind.Utc),
    };

    /// <summary>A state; enums travel as their number.</summary>
    public RunState? State(string name) => Value(name) switch
    {
        null => null,
        RunState state => state,
        int number when Enum.IsDefined(typeof(RunState), number) => (RunState)number,
        _ => throw Wrong(name),
    };

    /// <summary>What a service answered, as objects, lists and primitives.</summary>
    public object? Data(string name) => AnswerData.Restore(_source.Properties[name]?.Value);

    private static InvalidCastException Wrong(string name) => new($"'{name}' is missing or not of its type.");

    private object? Value(string name) => _source.Properties[name]?.Value is { } value ? PSObject.AsPSObject(value).BaseObject : null;
}
