using System;
using System.Linq;

namespace WorkflowStatus.Core.Requests;

/// <summary>What the path of a request must be, wherever it comes from.</summary>
internal static class RequestPathRules
{
    /// <summary>Says what is wrong with a path template.</summary>
    /// <param name="text">The path as given.</param>
    /// <returns>What was expected; null when it is good.</returns>
    public static string? Problem(string text) =>
        text.Length == 0 || text[0] != '/' || text.StartsWith("//", StringComparison.Ordinal) || text.IndexOfAny(['?', '#', '\\', ' ']) >= 0 || text.Split('/').Any(part => part is "." or "..")
            ? "expected a path that begins with one '/', without '.', '..', '?', '#', '\\' or blanks"
            : null;
}
