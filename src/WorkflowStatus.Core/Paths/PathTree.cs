using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace WorkflowStatus.Core.Paths;

/// <summary>
/// All singular paths of one scope (a run, a step) as one tree, so that a single walk over the answer finds every
/// value; and the way back: what the walk found and nobody took.
/// </summary>
internal sealed class PathTree
{
    private readonly List<(byte[] Name, string Text, PathTree Child)> _members = [];
    private readonly List<(int Index, PathTree Child)> _elements = [];
    private int _slot = -1;

    /// <summary>Adds a path.</summary>
    /// <param name="path">A singular path.</param>
    /// <param name="slot">The number under which its value is handed out.</param>
    /// <returns>The slot that the path has: an earlier one when the path was there already.</returns>
    public int Add(JsonPath path, int slot)
    {
        var node = path.Segments.Aggregate(this, (at, segment) => at.Child(segment));
        return node._slot < 0 ? node._slot = slot : node._slot;
    }

    /// <summary>Fills the slots from one walk.</summary>
    /// <param name="element">The scope's element.</param>
    /// <param name="slots">One place for each slot; places without a value are left as they are.</param>
    /// <returns>Whether there are members that no path names.</returns>
    /// <exception cref="DuplicateMemberException">An object holds a named member twice.</exception>
    public bool Collect(JsonElement element, JsonElement[] slots)
    {
        if (_slot >= 0)
        {
            slots[_slot] = element;
        }

        if (_members.Count == 0 && _elements.Count == 0)
        {
            return _slot < 0;
        }

        return element.ValueKind switch
        {
            JsonValueKind.Object => CollectMembers(element, slots),
            JsonValueKind.Array => CollectElements(element, slots),
            _ => _slot < 0,
        };
    }

    /// <summary>What is left of an object when the taken slots are removed.</summary>
    /// <param name="element">The scope's element, an object.</param>
    /// <param name="taken">A bit for each slot.</param>
    /// <param name="convert">Makes a value of an untouched element.</param>
    /// <param name="createObject">Makes an object of the members that are left.</param>
    /// <returns>The members that are left, in order.</returns>
    public List<KeyValuePair<string, object?>> Rest(JsonElement element, ulong taken, Func<JsonElement, object?> convert, Func<List<KeyValuePair<string, object?>>, object> createObject)
    {
        var members = new List<KeyValuePair<string, object?>>();
        foreach (var member in element.EnumerateObject())
        {
            if (Find(member) is not { } child)
            {
                members.Add(new(member.Name, convert(member.Value)));
            }
            else if (child.TryGetRest(member.Value, taken, convert, createObject, out var rest))
            {
                members.Add(new(member.Name, rest));
            }
        }

        return members;
    }

    private bool TryGetRest(JsonElement element, ulong taken, Func<JsonElement, object?> convert, Func<List<KeyValuePair<string, object?>>, object> createObject, out object? rest)
    {
        if (_slot >= 0 && (taken & (1UL << _slot)) != 0)
        {
            rest = null;
            return false;
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.Object when _members.Count > 0:
                var members = Rest(element, taken, convert, createObject);
                rest = createObject(members);
                return members.Count > 0 || !element.EnumerateObject().Any();
            case JsonValueKind.Array when _elements.Count > 0:
                var items = new List<object?>();
                var length = element.GetArrayLength();
                var index = -1;
                // Not by index: each would be counted off from the first.
                foreach (var found in element.EnumerateArray())
                {
                    index++;
                    var child = _elements.Find(entry => entry.Index == index || entry.Index == index - length).Child;
                    if (child is null)
                    {
                        items.Add(convert(found));
                    }
                    else if (child.TryGetRest(found, taken, convert, createObject, out var item))
                    {
                        items.Add(item);
                    }
                }

                rest = items.ToArray();
                return items.Count > 0 || length == 0;
            default:
                rest = convert(element);
                return true;
        }
    }

    private bool CollectMembers(JsonElement element, JsonElement[] slots)
    {
        var rest = false;
        var seen = 0UL;
        var index = -1;
        foreach (var member in element.EnumerateObject())
        {
            // Services write their members in the same order each time: the next name is the likeliest.
            index = IndexOf(member, index + 1);
            if (index < 0)
            {
                rest = true;
                continue;
            }

            if ((seen & (1UL << index)) != 0)
            {
                throw new DuplicateMemberException(_members[index].Text);
            }

            seen |= 1UL << index;
            rest |= _members[index].Child.Collect(member.Value, slots);
        }

        return rest;
    }

    private bool CollectElements(JsonElement element, JsonElement[] slots)
    {
        var length = element.GetArrayLength();
        foreach (var (index, child) in _elements)
        {
            var at = index < 0 ? length + index : index;
            if (at >= 0 && at < length)
            {
                child.Collect(element[at], slots);
            }
        }

        return true;
    }

    private int IndexOf(JsonProperty member, int first)
    {
        for (var turn = 0; turn < _members.Count; turn++)
        {
            var index = first + turn < _members.Count ? first + turn : first + turn - _members.Count;
            if (member.NameEquals(_members[index].Name))
            {
                return index;
            }
        }

        return -1;
    }

    private PathTree? Find(JsonProperty member) => IndexOf(member, 0) is >= 0 and var index ? _members[index].Child : null;

    private PathTree Child(PathSegment segment)
    {
        if (segment.Name is { } name)
        {
            var child = _members.Find(entry => entry.Text == name).Child;
            if (child is null)
            {
                child = new PathTree();
                _members.Add((Encoding.UTF8.GetBytes(name), name, child));
            }

            return child;
        }

        var element = _elements.Find(entry => entry.Index == segment.Index).Child;
        if (element is null)
        {
            element = new PathTree();
            _elements.Add((segment.Index, element));
        }

        return element;
    }
}
