using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace WorkflowStatus.Types;

/// <summary>The items of a list that came back, each of which was brought back before the list, or is now.</summary>
internal static class Items
{
    public static List<T> Of<T>(PSObject source)
        where T : class
    {
        var items = source.BaseObject as IList ?? throw new InvalidCastException("This is no list.");
        return items.Cast<object?>().Select(One<T>).ToList();
    }

    private static T One<T>(object? item)
        where T : class => (item is PSObject wrapped ? wrapped.BaseObject : item) as T ?? LateObjects.BringBack<T>(item) ?? throw new InvalidCastException($"An item is no {typeof(T).Name}.");
}
