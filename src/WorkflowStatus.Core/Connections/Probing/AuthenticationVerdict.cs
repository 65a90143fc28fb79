using System;
using System.Globalization;
using System.Linq;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Engine;

namespace WorkflowStatus.Core.Connections;

/// <summary>Says what the answer to a read of an id that cannot exist means for the credential.</summary>
internal static class AuthenticationVerdict
{
    private static readonly string[] IdWords = ["id", "uuid", "guid", "identifier", "workflowid", "runid", "correlationid"];
    private static readonly string[] InvalidWords = ["invalid", "valid", "malformed", "format", "parse", "must", "expected"];

    public static CheckOutcome Of(ReadResult result)
    {
        if (result.Error is not { } error)
        {
            return Accepted(result, "it gave an answer (HTTP 200)");
        }

        var said = error.ServiceMessage is { } words ? $" The service says: {words}" : string.Empty;
        return error.ErrorId switch
        {
            WorkflowErrorId.RunNotFound when error.StatusCode == 404 && said.Length == 0 =>
                Accepted(result, "it does not know the made-up run (HTTP 404); it says nothing more, so check the base URI and the request path should real runs not be found either"),
            WorkflowErrorId.RunNotFound => Accepted(result, $"it does not know the made-up run (HTTP {Status(error)})"),
            WorkflowErrorId.Unauthorized => new(false, $"The credential was refused (HTTP 401): check whether it is the right one and whether it has expired.{said}"),
            WorkflowErrorId.Forbidden => new(false, $"The credential is known and may not read (HTTP 403): check its role, and the account or tenant.{said}"),
            WorkflowErrorId.RequestRejected when error.StatusCode is 400 or 422 && SpeaksOfId(error.ServiceMessage) =>
                Accepted(result, $"it got as far as the made-up run's id and refused that (HTTP {Status(error)}).{said}"),
            WorkflowErrorId.RequestRejected when error.StatusCode is >= 300 and < 400 => new(false, error.Message),
            // A web page in the API's place also answers 200: that says nothing of the credential.
            WorkflowErrorId.InvalidResponse => new(null, $"Whether the service accepts the credential cannot be told. {error.Message}"),
            _ when error.StatusCode is not null => new(null, $"The service was reached; whether it accepts the credential cannot be told (HTTP {Status(error)}).{said}"),
            _ => new(null, "Whether the service accepts the credential cannot be told: there was no answer."),
        };
    }

    private static CheckOutcome Accepted(ReadResult result, string how)
    {
        var subject = result.Reference.Account.Definition.Auth.Kind == AuthKind.None ? "The service needs no credential" : "The service accepts the credential";
        return new CheckOutcome(true, $"{subject}: {how}{(how[how.Length - 1] is '.' or '!' or '?' ? string.Empty : ".")}");
    }

    private static string Status(WorkflowStatusException error) => error.StatusCode!.Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A service that complains of the id has let the caller in. Compared by whole words, so that "forbidden" is no "id".</summary>
    private static bool SpeaksOfId(string? message)
    {
        var words = new string((message ?? string.Empty).Select(letter => char.IsLetter(letter) ? letter : ' ').ToArray()).Split([' '], StringSplitOptions.RemoveEmptyEntries);
        bool Has(string[] wanted) => words.Any(word => wanted.Contains(word, StringComparer.OrdinalIgnoreCase));
        return Has(IdWords) && Has(InvalidWords);
    }
}
