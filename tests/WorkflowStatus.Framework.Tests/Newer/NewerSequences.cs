using System;
using System.Collections.Generic;
using System.Linq;

namespace WorkflowStatus.Core.Tests;

/// <summary>What newer .NET does with sequences, for the tests' own use.</summary>
internal static class NewerSequences
{
    extension(Enumerable)
    {
        public static IEnumerable<T> Order<T>(IEnumerable<T> items) => items.OrderBy(item => item);
    }

    public static IEnumerable<T> Order<T>(this IEnumerable<T> items, IComparer<T>? comparer = null) => items.OrderBy(item => item, comparer);

    public static IEnumerable<T> SkipLast<T>(this IReadOnlyCollection<T> items, int count) => items.Take(Math.Max(0, items.Count - count));

    public static IEnumerable<T> TakeLast<T>(this IReadOnlyCollection<T> items, int count) => items.Skip(Math.Max(0, items.Count - count));

    public static T? MinBy<T, TKey>(this IEnumerable<T> items, Func<T, TKey> key) => items.OrderBy(key).FirstOrDefault();

    public static IEnumerable<(T First, TOther Second)> Zip<T, TOther>(this IEnumerable<T> items, IEnumerable<TOther> others) => items.Zip(others, (item, other) => (item, other));

    public static TValue? GetValueOrDefault<TKey, TValue>(this Dictionary<TKey, TValue> map, TKey key) => map.TryGetValue(key, out var value) ? value : default;

    public static TValue GetValueOrDefault<TKey, TValue>(this Dictionary<TKey, TValue> map, TKey key, TValue other) => map.TryGetValue(key, out var value) ? value : other;
}
