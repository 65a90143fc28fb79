#if NET
using System;
using System.Buffers;
#endif
using System.Text;

namespace WorkflowStatus.Core.Text;

/// <summary>Keeps control characters of a service's text away from terminals: an escape sequence in a message must not act on the reader's screen.</summary>
public static class SafeText
{
    /// <summary>Where Unicode keeps the pictures of the control characters.</summary>
    private const char Pictures = '\u2400';

#if NET
    private static readonly SearchValues<char> Suspects = FindSuspects();
#endif

    /// <summary>Replaces control characters by their pictures (ESC by ␛); line breaks and tabs stay, but not a carriage return alone, which would overwrite its line.</summary>
    /// <param name="text">A text from outside.</param>
    /// <returns>The same text object where nothing had to be replaced.</returns>
    public static string Clean(string text) => IndexOfUnsafe(text) < 0 ? text : Replace(text);

    /// <summary>Finds the first character that <see cref="Clean"/> would replace.</summary>
    /// <param name="text">A text from outside.</param>
    /// <returns>Its place; -1 when there is none.</returns>
    public static int IndexOfUnsafe(string text)
    {
#if NET
        if (!text.AsSpan().ContainsAny(Suspects))
        {
            return -1;
        }
#endif
        for (var index = 0; index < text.Length; index++)
        {
            if (IsUnsafe(text, index))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Makes one line of a text and cuts it.</summary>
    /// <param name="text">A text from outside.</param>
    /// <param name="maximum">The most characters that are kept.</param>
    /// <returns>A clean line; an ellipsis tells that it was cut.</returns>
    public static string Line(string text, int maximum)
    {
        var start = text.Length > maximum * 2 ? text.Substring(0, maximum * 2) : text;
        var line = Clean(start.Replace("\r\n", " ").Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ')).Trim();
        if (line.Length <= maximum)
        {
            return line;
        }

        var end = maximum - 1;
        return line.Substring(0, end > 0 && char.IsHighSurrogate(line[end - 1]) ? end - 1 : end) + "…";
    }

    /// <summary>Whether a text that will be sent holds a control character.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True when it holds one, line breaks included.</returns>
    public static bool HasControl(string text)
    {
        foreach (var letter in text)
        {
            if (char.IsControl(letter))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a text is one line that can be shown as it is.</summary>
    /// <param name="text">The text.</param>
    /// <returns>False when it holds a line break, a control character or a mark that turns the writing direction.</returns>
    public static bool IsOneLine(string text) => !HasControl(text) && IndexOfUnsafe(text) < 0;

    /// <summary>Whether each half of a character has its other half.</summary>
    /// <param name="text">The text.</param>
    /// <returns>False when it could not be written as UTF-8.</returns>
    public static bool IsWellFormed(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                index++;
            }
            else if (char.IsSurrogate(text[index]))
            {
                return false;
            }
        }

        return true;
    }

#if NET
    private static SearchValues<char> FindSuspects()
    {
        var found = new StringBuilder();
        for (var letter = '\0'; letter <= '\u2069'; letter++)
        {
            if (IsUnsafe(letter.ToString(), 0))
            {
                found.Append(letter);
            }
        }

        return SearchValues.Create(found.ToString());
    }
#endif

    /// <summary>Also the marks that turn the writing direction: they make a text look like another.</summary>
    private static bool IsUnsafe(string text, int index) => text[index] switch
    {
        >= ' ' and <= '~' or '\n' or '\t' => false,
        '\r' => index + 1 == text.Length || text[index + 1] != '\n',
        < ' ' or (>= '\u007f' and <= '\u009f') or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') => true,
        _ => false,
    };

    private static string Replace(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            clean.Append(IsUnsafe(text, index) ? Picture(text[index]) : text[index]);
        }

        return clean.ToString();
    }

    private static char Picture(char letter) => letter < ' ' ? (char)(Pictures + letter) : letter == '\u007f' ? '\u2421' : '\ufffd';
}
