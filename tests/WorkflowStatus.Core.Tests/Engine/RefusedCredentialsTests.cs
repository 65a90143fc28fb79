using System.Collections.Generic;
using System.Linq;
using System.Threading;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Engine;

/// <summary>A credential that was refused once is not sent again: many refused logins may lock an account.</summary>
public sealed class RefusedCredentialsTests
{
    private static readonly ProviderDefinition Bearer = TestDefinition.With(
        ("auth", """{ "type": "bearer" }"""), ("parameters", """[{ "name": "TenantId", "in": "query", "required": true }]"""));

    private static readonly ProviderDefinition Basic = TestDefinition.With(
        ("auth", """{ "type": "basic" }"""), ("parameters", """[{ "name": "User", "in": "user", "required": true }]"""));

    [Fact]
    public void It_is_not_sent_again_for_another_tenant()
    {
        var results = Read(Account(Bearer, "TenantId", "one"), Account(Bearer, "TenantId", "two"), Account(Bearer, "TenantId", "three"), out var requests);
        Assert.Equal(1, requests);
        Assert.All(results, result => Assert.Equal((WorkflowErrorId.Unauthorized, 401), (result.Error!.ErrorId, result.Error.StatusCode)));
        Assert.Equal([false, true, true], results.Select(result => result.Error!.Message.Contains("was not asked for", System.StringComparison.Ordinal)));
    }

    [Fact]
    public void Another_credential_is_sent() =>
        Assert.Equal(2, RequestsOf(Account(Bearer, "TenantId", "one"), Account(Bearer, "TenantId", "one", "another-key")));

    [Fact]
    public void It_is_sent_to_another_origin() =>
        Assert.Equal(2, RequestsOf(Account(Bearer, "TenantId", "one"), Account(Bearer, "TenantId", "one", baseUri: "https://eu.example.com")));

    [Fact]
    public void A_password_is_sent_for_another_user() =>
        Assert.Equal(2, RequestsOf(Account(Basic, "User", "anna"), Account(Basic, "User", "ben")));

    private static int RequestsOf(RunAccount first, RunAccount second)
    {
        Read(first, second, second, out var requests);
        return requests;
    }

    private static List<ReadResult> Read(RunAccount first, RunAccount second, RunAccount third, out int requests)
    {
        var handler = new StubHandler(_ => Answers.Status(401));
        using var client = new WorkflowClient(new WorkflowClientOptions { Handler = handler });
        using var reader = new OrderedReader(client, TestRead.Once, 1, CancellationToken.None);
        var results = new List<ReadResult>();
        foreach (var account in new[] { first, second, third })
        {
            reader.Add(new RunReference(account, "run-1"));
            results.Add(reader.Take());
        }

        requests = handler.Requests.Count;
        return results;
    }

    private static RunAccount Account(ProviderDefinition definition, string parameter, string value, string key = Providers.Secret, string? baseUri = null) =>
        Providers.Account(definition, options => options with
        {
            Credential = new Credential(key),
            BaseUri = baseUri is null ? null : new System.Uri(baseUri),
            Parameters = new Dictionary<string, string> { [parameter] = value },
        });
}
