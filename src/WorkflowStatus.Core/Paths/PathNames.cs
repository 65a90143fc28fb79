using System.Globalization;
using System.Text;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Paths;

/// <summary>How member names are written in a path (RFC 9535, section 2.5.1 and 2.3.1).</summary>
internal static class PathNames
{
    public static bool IsShorthand(string name)
    {
        if (name.Length == 0 || !IsFirst(name[0]) || SafeText.IndexOfUnsafe(name) >= 0)
        {
            return false;
        }

        foreach (var letter in name)
        {
            if (!IsFollowing(letter))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsFirst(char letter) => letter is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or >= '\u0080';

    public static bool IsFollowing(char letter) => IsFirst(letter) || letter is >= '0' and <= '9';

    public static string Escape(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (letter is '\'' or '\\')
            {
                text.Append('\\').Append(letter);
            }
            else if (letter < ' ' || SafeText.IndexOfUnsafe(letter.ToString()) >= 0)
            {
                text.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(letter);
            }
        }

        return text.ToString();
    }
}
