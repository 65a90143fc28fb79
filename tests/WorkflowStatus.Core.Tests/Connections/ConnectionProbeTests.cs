using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Connections;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Connections;

public sealed class ConnectionProbeTests
{
    private static readonly string[] Names = ["NameResolution", "Reachability", "Tls", "Authentication", "Latency"];

    private readonly FakeTimeProvider _time = new();

    public static TheoryData<int, string, bool?, bool, string> Answered => new()
    {
        { 404, """{"message":"No such run"}""", true, true, "accepts the credential: it does not know the made-up run (HTTP 404)." },
        { 404, "<html>", true, true, "check the base URI" },
        { 200, "[]", true, true, "accepts the credential" },
        { 200, """[{"id":"x","status":"running"}]""", true, true, "accepts the credential" },
        { 200, "{}", null, true, "cannot be told" },
        { 200, "<html>", null, true, "not JSON" },
        { 401, """{"message":"Bad key"}""", false, true, "refused (HTTP 401): check whether it is the right one and whether it has expired. The service says: Bad key" },
        { 403, """{"message":"Not your tenant"}""", false, true, "role, and the account or tenant. The service says: Not your tenant" },
        { 400, """{"message":"Invalid workflow ID format, expected UUID"}""", true, true, "refused that (HTTP 400). The service says: Invalid workflow ID" },
        { 422, """{"message":"correlationId must be 24 hex digits"}""", true, true, "accepts the credential" },
        { 400, """{"message":"Invalid header: forbidden"}""", null, true, "cannot be told (HTTP 400)" },
        { 400, "{}", null, true, "cannot be told (HTTP 400)" },
        { 429, "{}", null, true, "cannot be told (HTTP 429)" },
        { 500, """{"message":"Oops"}""", null, true, "cannot be told (HTTP 500). The service says: Oops" },
        { 503, "{}", null, true, "reached" },
    };

    [Theory]
    [MemberData(nameof(Answered))]
    public async Task The_answer_to_an_id_that_cannot_exist_tells_of_the_credential(int status, string body, bool? isGood, bool isAnswer, string expected)
    {
        var handler = new StubHandler(_ => Answers.Json(body, status));
        var checks = await ProbeAsync(handler);
        Assert.Equal(Names, checks.Select(check => check.Name));
        Assert.All(checks.Take(3), check => Assert.True(check.Passed));
        Assert.Equal(isGood, checks[3].Passed);
        Assert.Contains(expected, checks[3].Message, StringComparison.Ordinal);
        Assert.Equal(isAnswer, checks[4].Passed);
        Assert.Single(handler.Requests);
        Assert.All(checks, check => Assert.DoesNotContain(Providers.Secret, check.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_read_is_a_summary_of_a_new_id_each_time()
    {
        var handler = new StubHandler(_ => Answers.Status(404));
        var definition = TestDefinition.With(("request", """{ "path": "/runs/{id}", "query": { "logs": "true" }, "summaryQuery": { "logs": "false" } }"""));
        await ProbeAsync(handler, definition: definition);
        await ProbeAsync(handler, definition: definition);
        Assert.All(handler.Requests, request => Assert.Equal("?logs=false", request.Address.Query));
        Assert.Equal(2, handler.Requests.Select(request => request.Address.AbsolutePath).Distinct().Count());
    }

    [Fact]
    public async Task A_redirect_is_a_failure_that_names_the_target()
    {
        var checks = await ProbeAsync(new StubHandler(_ => Answers.Redirect("https://login.example.net/in")));
        Assert.False(checks[3].Passed);
        Assert.Contains("https://login.example.net/in", checks[3].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_without_credentials_is_said_to_need_none()
    {
        var checks = await ProbeAsync(new StubHandler(_ => Answers.Status(404)), definition: TestDefinition.With());
        Assert.Contains("needs no credential", checks[3].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_without_an_answer_fails_the_last_check_and_leaves_the_credential_open()
    {
        var checks = await ProbeAsync(new StubHandler(_ => throw new HttpRequestException("reset", new IOException("Connection reset by peer"))));
        Assert.Null(checks[3].Passed);
        Assert.False(checks[4].Passed);
        Assert.Contains("Connection reset by peer", checks[4].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_cannot_be_resolved_ends_the_checks_and_nothing_is_sent()
    {
        var handler = new StubHandler(_ => Answers.Status(404));
        var checks = await ProbeAsync(handler, new FakeNetwork { Resolve = _ => throw new SocketException((int)SocketError.HostNotFound) });
        AssertEndsAt(checks, 0);
        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task A_port_that_refuses_ends_the_checks()
    {
        var checks = await ProbeAsync(network: new FakeNetwork { Connect = _ => throw new SocketException((int)SocketError.ConnectionRefused) });
        AssertEndsAt(checks, 1);
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_ends_the_checks_with_its_problem()
    {
        var handler = new StubHandler(_ => Answers.Status(404));
        var checks = await ProbeAsync(handler, new FakeNetwork { Secure = _ => throw new AuthenticationException("the certificate cannot be trusted: it was revoked") });
        AssertEndsAt(checks, 2);
        Assert.Contains("it was revoked", checks[2].Message, StringComparison.Ordinal);
        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task Each_check_has_ten_seconds()
    {
        var silent = new FakeNetwork { Connect = async token => { await Task.Delay(Timeout.InfiniteTimeSpan, token); return Stream.Null; } };
        var checks = await _time.RunAsync(ProbeAsync(network: silent));
        AssertEndsAt(checks, 1);
        Assert.Equal(TimeSpan.FromSeconds(10), checks[1].Duration);
        Assert.Contains("10 s", checks[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_without_an_answer_ends_after_ten_seconds()
    {
        var silent = new StubHandler(async (_, token) => { await Task.Delay(Timeout.InfiniteTimeSpan, token); return new HttpResponseMessage(); });
        var checks = await _time.RunAsync(ProbeAsync(silent));
        Assert.False(checks[4].Passed);
        Assert.Equal(TimeSpan.FromSeconds(10), checks[4].Duration);
    }

    [Fact]
    public async Task The_caller_can_cancel_every_check()
    {
        using var cancellation = new CancellationTokenSource();
        async Task<T> CancelAsync<T>(CancellationToken token)
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            throw new InvalidOperationException();
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ProbeAsync(network: new FakeNetwork { Resolve = CancelAsync<IReadOnlyList<IPAddress>> }, cancellation: cancellation.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ProbeAsync(cancellation: cancellation.Token));
    }

    [Fact]
    public async Task Behind_a_proxy_the_way_is_left_to_the_proxy()
    {
        var untouched = new FakeNetwork { ProxyAddress = new Uri("http://user:hunter2@proxy.example.com:3128"), Resolve = _ => throw new InvalidOperationException() };
        var checks = await ProbeAsync(network: untouched);
        Assert.All(checks.Take(3), check => Assert.Null(check.Passed));
        Assert.Contains("http://proxy.example.com:3128", checks[0].Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", checks[0].Message, StringComparison.Ordinal);
        Assert.True(checks[3].Passed);
    }

    [Fact]
    public async Task The_demonstration_needs_no_network()
    {
        var checks = await ProbeAsync(network: new FakeNetwork { Resolve = _ => throw new InvalidOperationException() }, definition: Providers.BuiltIn.Get("Demo"));
        Assert.All(checks.Take(3), check => Assert.Null(check.Passed));
        Assert.Contains("in memory", checks[0].Message, StringComparison.Ordinal);
        Assert.True(checks[3].Passed);
        Assert.True(checks[4].Passed);
    }

    private static void AssertEndsAt(IReadOnlyList<ConnectionCheck> checks, int index)
    {
        Assert.Equal(Names, checks.Select(check => check.Name));
        Assert.All(checks.Take(index), check => Assert.True(check.Passed));
        Assert.False(checks[index].Passed);
        Assert.NotEmpty(checks[index].Message);
        Assert.All(checks.Skip(index + 1), check => Assert.True(check.Passed is null && check.Duration is null && check.Message.Length > 0));
    }

    private async Task<IReadOnlyList<ConnectionCheck>> ProbeAsync(
        HttpMessageHandler? handler = null, INetwork? network = null, ProviderDefinition? definition = null, CancellationToken cancellation = default)
    {
        using var client = new WorkflowClient(new WorkflowClientOptions { Handler = handler ?? new StubHandler(_ => Answers.Status(404)), Time = _time, Random = () => 0.5 });
        var account = Providers.Account(definition ?? TestDefinition.With(("auth", """{ "type": "bearer" }"""), ("run", """{ "items": "$", "id": "$.id", "status": "$.status" }"""), ("errorAnswer", """{ "message": "$.message" }""")));
        return await new ConnectionProbe(client, network ?? new FakeNetwork()).RunAsync(account, cancellation: cancellation);
    }
}
