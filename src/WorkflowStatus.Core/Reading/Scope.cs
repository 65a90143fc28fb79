using System;
using System.Collections.Generic;
using System.Text.Json;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Paths;

namespace WorkflowStatus.Core.Reading;

/// <summary>The values that one walk over a run or a step found, and which of them a property took. Reading many steps, one scope serves for one after another.</summary>
internal sealed class Scope
{
    private readonly PathTree _tree;
    private readonly JsonElement[] _slots;
    private JsonElement _element;
    private bool _hasUnnamed;
    private ulong _taken;

    /// <summary>A JSON null.</summary>
    private static readonly JsonElement Nothing = JsonDocument.Parse("null").RootElement;

    /// <summary>Whether the run or step has ended: values that count only then are taken only then.</summary>
    public bool HasEnded { get; set; }

    public Scope(PathTree tree, int slotCount)
    {
        _tree = tree;
        _slots = slotCount == 0 ? [] : new JsonElement[slotCount];
    }

    public Scope(JsonElement element, PathTree tree, int slotCount)
        : this(tree, slotCount) => Enter(element);

    /// <summary>Walks over a run or step; what was found before is forgotten.</summary>
    /// <exception cref="DuplicateMemberException">An object holds a named member twice.</exception>
    public void Enter(JsonElement element)
    {
        Array.Clear(_slots, 0, _slots.Length);
        _taken = 0;
        HasEnded = false;
        _element = element;
        _hasUnnamed = _tree.Collect(element, _slots);
    }

    /// <summary>A text; where there is none or an empty one, what the definition says instead.</summary>
    public string? Text(ValueSource? source) =>
        (source?.Join is null ? Read(source, static (value, _) => SharedText.Of(ValueReader.Text(value))) : JoinedText.Read(this, source)) is { } text && (source?.Otherwise is null || !string.IsNullOrWhiteSpace(text))
            ? text
            : source?.Otherwise;

    /// <summary>A time; what some services write for "never" (0, or in Go and .NET the first moment of the calendar) says what an empty property says.</summary>
    public DateTime? Timestamp(ValueSource? source)
    {
        DateTime? found = null;
        foreach (var slot in source?.Slots ?? [])
        {
            if (Find(slot) is not { } value)
            {
                continue;
            }

            var time = ValueReader.Timestamp(value, source!.Format);
            if (time is { Ticks: 0 } || (source.Format != ValueFormat.Iso8601 && ValueReader.IsNever(value, source.Format)))
            {
                Take(slot);
                _slots[slot] = Nothing;
            }
            else if (found is null && (HasEnded || !source.OnlyWhenEnded) && (found = time) is not null)
            {
                Take(slot);
            }
        }

        return found;
    }

    /// <summary>A value that stays in the details: it tells how this one belongs to others.</summary>
    public JsonElement? Peek(ValueSource? source)
    {
        foreach (var slot in source?.Slots ?? [])
        {
            if (Find(slot) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Counts the list as taken that gave the steps: the one at the used path.</summary>
    public void TakeSteps(IReadOnlyList<int> slots, int usedPath)
    {
        if (usedPath >= 0 && slots[usedPath] is >= 0 and var slot && Find(slot) is not null)
        {
            Take(slot);
        }
    }

    /// <summary>Addresses; each says of which step it is.</summary>
    public RunLocation[]? Locations(ValueSource? source, string? step)
    {
        foreach (var slot in source?.Slots ?? [])
        {
            if (Find(slot) is { } value && (HasEnded || !source!.OnlyWhenEnded) && LocationReader.Read(value, step) is { } locations)
            {
                Take(slot);
                return locations;
            }
        }

        return null;
    }

    /// <summary>Whether a text is the one that is asked for; it counts as taken then.</summary>
    public bool Is(ValueSource? source, string text)
    {
        foreach (var slot in source?.Slots ?? [])
        {
            if (Find(slot) is { } value && (HasEnded || !source!.OnlyWhenEnded) && (value.ValueKind == JsonValueKind.String ? value.ValueEquals(text) : ValueReader.Text(value) == text))
            {
                Take(slot);
                return true;
            }
        }

        return false;
    }

    public TimeSpan? Duration(ValueSource? source) => ReadValue(source, ValueReader.Duration);

    public double? Percent(ValueSource? source) => ReadValue(source, ValueReader.Percent);

    public int? Count(ValueSource? source) => ReadValue(source, static (value, _) => ValueReader.Count(value));

    /// <summary>The first value that is not null and that the reader accepts; it counts as taken.</summary>
    public T? Read<T>(ValueSource? source, Func<JsonElement, ValueFormat, T?> read)
        where T : class
    {
        foreach (var slot in source?.Slots ?? [])
        {
            if (Find(slot) is { } value && (HasEnded || !source!.OnlyWhenEnded) && read(value, source!.Format) is { } result)
            {
                Take(slot);
                return result;
            }
        }

        return null;
    }

    /// <summary>A slot's value; null where there is none. A JSON null says what an empty property says, and counts as taken.</summary>
    public JsonElement? Find(int slot)
    {
        var value = _slots[slot];
        if (value.ValueKind == JsonValueKind.Null)
        {
            Take(slot);
        }

        return value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : value;
    }

    public void Take(int slot) => _taken |= 1UL << slot;

    /// <summary>The members that no property took.</summary>
    /// <returns>The members in order; null when there is none.</returns>
    public List<KeyValuePair<string, object?>>? Rest(JsonValues values) =>
        _element.ValueKind == JsonValueKind.Object && (_hasUnnamed || HasUntaken()) ? _tree.Rest(_element, _taken, values.Convert, values.Create) : null;

    private T? ReadValue<T>(ValueSource? source, Func<JsonElement, ValueFormat, T?> read)
        where T : struct
    {
        foreach (var slot in source?.Slots ?? [])
        {
            if (Find(slot) is { } value && (HasEnded || !source!.OnlyWhenEnded) && read(value, source!.Format) is { } result)
            {
                Take(slot);
                return result;
            }
        }

        return null;
    }

    private bool HasUntaken()
    {
        for (var slot = 0; slot < _slots.Length; slot++)
        {
            if (_slots[slot].ValueKind != JsonValueKind.Undefined && (_taken & (1UL << slot)) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
