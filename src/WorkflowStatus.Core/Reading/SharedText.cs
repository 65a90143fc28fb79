using System.Threading;

namespace WorkflowStatus.Core.Reading;

/// <summary>
/// One string for each text that many runs have: states, names of steps, standard messages. A hundred thousand waiting
/// runs would else keep a hundred thousand copies of each. Forgets by chance; safe for concurrent use.
/// </summary>
internal static class SharedText
{
    private const int Slots = 1024;

    /// <summary>Longer texts are hardly the same twice.</summary>
    private const int Longest = 100;

    private static readonly string?[] Known = new string?[Slots];

    /// <summary>A text as it was seen before, or as it is; null for null.</summary>
    public static string? Of(string? text)
    {
        if (text is null || text.Length > Longest)
        {
            return text;
        }

        ref var slot = ref Known[Hash(text) % Slots];
        if (Volatile.Read(ref slot) is { } known && known == text)
        {
            return known;
        }

        Volatile.Write(ref slot, text);
        return text;
    }

    private static uint Hash(string text)
    {
        if (text.Length == 0)
        {
            return 0;
        }

        // A few letters tell most texts apart; two of one place only share less.
        var hash = unchecked(((uint)text.Length * 16777619) ^ text[0]);
        hash = unchecked((hash * 16777619) ^ text[text.Length / 2]);
        hash = unchecked((hash * 16777619) ^ text[text.Length - 1]);
        return hash ^ (hash >> 16);
    }
}
