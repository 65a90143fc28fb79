using System;
using System.Globalization;
using System.Linq;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Reading;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Engine;

/// <summary>Says what went wrong with a read: provider, id, HTTP status, the service's own words, and what to do next.</summary>
internal static class ReadErrors
{
    /// <summary>An answer that is not a success.</summary>
    /// <param name="run">What was asked for.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="words">What it says.</param>
    /// <param name="followUp">The name of the follow-up that it answers; null for the main request.</param>
    public static WorkflowStatusException Status(RunReference run, HttpAnswer answer, ServiceWords words, string? followUp)
    {
        var (id, text, action) = answer.StatusCode == 404 && followUp is not null ? Unknown(run, followUp) : Meaning(run, answer);
        return Error(run, id, $"{text} (HTTP {answer.StatusCode.ToString(CultureInfo.InvariantCulture)}).{Said(words)}", action, answer.StatusCode, words, answer.Wait);
    }

    /// <summary>A request without a usable answer.</summary>
    public static WorkflowStatusException Transport(RunReference run, TransportException fault)
    {
        if (fault is { InnerException: AnswerException problem, StatusCode: { } answered })
        {
            return Answer(run, problem, answered);
        }

        var action = fault.ErrorId switch
        {
            WorkflowErrorId.RequestTimeout => "Try again later, or allow more time for a request.",
            WorkflowErrorId.RateLimited => "Try again later.",
            WorkflowErrorId.ConnectionFailed => $"Check the network, the proxy and the base URI {run.Account.BaseUri.GetLeftPart(UriPartial.Authority)}.",
            _ => "Check that the base URI is the service's API, and try again.",
        };
        var status = fault.StatusCode is { } code ? $" (HTTP {code.ToString(CultureInfo.InvariantCulture)})" : string.Empty;
        var text = fault.ErrorId == WorkflowErrorId.InvalidResponse ? $"{run}: the service's answer cannot be used: {fault.Message}{status}." : $"{run} could not be read: {fault.Message}{status}.";
        return Error(run, fault.ErrorId, text, action, fault.StatusCode, ServiceWords.None, null, Harmless(run, fault.InnerException));
    }

    /// <summary>A 200 whose content is not what the definition describes.</summary>
    public static WorkflowStatusException Answer(RunReference run, Exception problem, int statusCode)
    {
        var fault = problem as AnswerException;
        var words = fault?.Words ?? ServiceWords.None;
        var action = fault?.Member is { } member
            ? $"Check the path '{member}' of the definition against the service's documents, then that the base URI is the service's API."
            : "Check that the base URI is the service's API and that the definition fits its version.";
        return Error(run, WorkflowErrorId.InvalidResponse, $"{run}: the service's answer cannot be used: {(problem is FormatException ? problem.Message : AnswerWords.HalfCharacter)} (HTTP {statusCode.ToString(CultureInfo.InvariantCulture)}).{Said(words)}", action, statusCode, words, null);
    }

    /// <summary>An empty list: the service knows nothing of the id yet.</summary>
    public static WorkflowStatusException Empty(RunReference run, int statusCode) =>
        Error(run, WorkflowErrorId.RunNotFound, $"{run} was not found: the service answered with an empty list (HTTP {statusCode.ToString(CultureInfo.InvariantCulture)}).", "Check the id; a run that was started just now may appear in a moment.", statusCode, ServiceWords.None, null);

    /// <summary>The credential was refused for another run: this one is not asked for.</summary>
    public static WorkflowStatusException Refused(RunReference run, WorkflowStatusException refusal, WorkflowRun? last) => new(
        refusal.ErrorId, $"{run} was not asked for{(last is null ? string.Empty : " again")}: the service refused this credential a moment ago (HTTP {refusal.StatusCode}).", refusal.RecommendedAction)
    {
        Target = run.Id,
        Provider = run.Account.Definition.Name,
        StatusCode = refusal.StatusCode,
        ServiceMessage = refusal.ServiceMessage,
        ServiceCode = refusal.ServiceCode,
        ServiceErrorId = refusal.ServiceErrorId,
        LastRun = last,
    };

    /// <summary>The service knows the run, or nothing would have followed: what it does not know is the address.</summary>
    private static (WorkflowErrorId Id, string Text, string Action) Unknown(RunReference run, string followUp) =>
        (WorkflowErrorId.RequestRejected, $"{run} could not be read: the service has no answer to the follow-up request '{followUp}'", "Check the path of that request in the provider's definition.");

    private static (WorkflowErrorId Id, string Text, string Action) Meaning(RunReference run, HttpAnswer answer)
    {
        var provider = run.Account.Definition;
        return answer.StatusCode switch
        {
            401 => (WorkflowErrorId.Unauthorized, $"{run} could not be read: the credential was refused", $"Check the {(provider.Auth.Kind == AuthKind.Header ? "key" : "token")} and whether it has expired."),
            429 or 403 when answer.IsRateLimited => (WorkflowErrorId.RateLimited, $"{run} could not be read: too many requests", $"Try again {Later(answer)}, or ask for fewer runs at once."),
            403 => (WorkflowErrorId.Forbidden, $"{run} could not be read: the credential may not read this run", "Check the credential's role and the account or tenant."),
            404 => (WorkflowErrorId.RunNotFound, $"{run} was not found", "Check the id, and that it belongs to this account."),
            408 => (WorkflowErrorId.RequestTimeout, $"{run} could not be read: the service gave up waiting for the request", "Try again later."),
            >= 500 => (WorkflowErrorId.ServiceUnavailable, $"{run} could not be read: the service failed", $"Try again {Later(answer)}; if it goes on, ask the service's support."),
            >= 300 and < 400 => (WorkflowErrorId.RequestRejected, $"{run} could not be read: the service redirects to {Target(answer)}, and redirects are not followed so that the credential stays where it belongs", "Set the base URI to the service's present address."),
            _ => (WorkflowErrorId.RequestRejected, $"{run} could not be read: the service refused the request", "Check the id and the provider's parameters."),
        };
    }

    /// <summary>The service's own words as sentences after ours; empty when it says nothing.</summary>
    private static string Said(ServiceWords words)
    {
        var details = new[] { words.Code is null ? null : $"code {words.Code}", words.Id is null ? null : $"error id {words.Id}" }.Where(detail => detail is not null).ToList();
        var suffix = details.Count > 0 ? $" ({string.Join(", ", details)})" : string.Empty;
        var said = ((words.Message ?? words.Excerpt) is { } text ? $" The service says: {text}" : string.Empty) + suffix;
        return said.Length > 0 ? said + Stop(said) : string.Empty;
    }

    private static string Later(HttpAnswer answer) => answer.Wait is { } wait ? string.Format(CultureInfo.InvariantCulture, "in {0:0} s", Math.Ceiling(wait.TotalSeconds)) : "later";

    private static string Target(HttpAnswer answer) =>
        answer.Location is not { } location ? "no address"
        : SafeText.Line(BaseUriRules.Describe(location), 200);

    private static string Stop(string text) => text[text.Length - 1] is '.' or '!' or '?' ? string.Empty : ".";

    private static WorkflowStatusException Error(
        RunReference run, WorkflowErrorId id, string message, string action, int? statusCode, ServiceWords words, TimeSpan? retryAfter, Exception? cause = null) =>
        new(id, Hide(run, message)!, action, cause)
        {
            Target = run.Id,
            Provider = run.Account.Definition.Name,
            StatusCode = statusCode,
            ServiceMessage = Hide(run, words.Message),
            ServiceCode = Hide(run, words.Code),
            ServiceErrorId = Hide(run, words.Id),
            RetryAfter = retryAfter,
            IsTransient = id is WorkflowErrorId.RateLimited or WorkflowErrorId.ServiceUnavailable or WorkflowErrorId.ConnectionFailed or WorkflowErrorId.RequestTimeout or WorkflowErrorId.InvalidResponse,
        };

    /// <summary>The framework quotes what it could not parse; where that holds the credential, or would act on a terminal, its exception is left out.</summary>
    private static Exception? Harmless(RunReference run, Exception? cause)
    {
        var text = cause?.ToString();
        return text is null || Hide(run, text) != text || SafeText.Clean(text) != text ? null : cause;
    }

    private static string? Hide(RunReference run, string? text) => text is null ? null : run.Account.Mask?.Hide(text) ?? text;
}
