using System;
using System.Linq;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Requests;

/// <summary>What the path of a request must be, wherever it comes from.</summary>
internal static class RequestPathRules
{
    /// <summary>Says what is wrong with a path template; the names in it are the caller's to judge.</summary>
    /// <param name="text">The path as given.</param>
    /// <returns>What was expected; null when it is good.</returns>
    public static string? Problem(string text)
    {
        if (text.Length == 0 || text[0] != '/' || text.StartsWith("//", StringComparison.Ordinal) || text.IndexOfAny(['?', '#', '\\', ' ']) >= 0
            || !SafeText.IsOneLine(text) || !SafeText.IsWellFormed(text) || text.Split('/').Any(part => Uri.UnescapeDataString(part) is "." or ".."))
        {
            return "expected a path that begins with one '/', without '.', '..' (nor written as %2e), '?', '#', '\\', blanks, control characters, direction marks or half a character";
        }

        try
        {
            UriTemplate.Parse(text);
            return null;
        }
        catch (FormatException error)
        {
            return error.Message;
        }
    }
}
