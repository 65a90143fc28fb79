using Microsoft.AspNetCore.WebUtilities;

namespace WorkflowStatus.Simulator.Services;

/// <summary>Words for HTTP status codes.</summary>
internal static class HttpWords
{
    public static string Reason(int statusCode) =>
        ReasonPhrases.GetReasonPhrase(statusCode) is { Length: > 0 } phrase ? phrase : "Error";
}
