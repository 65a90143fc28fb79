using System;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;
using WorkflowStatus.Simulator;
using WorkflowStatus.Simulator.Faults;
using WorkflowStatus.Simulator.Scripts;

namespace WorkflowStatus.Core.Tests.Engine;

/// <summary>The whole road over real HTTP, with the services played on this machine.</summary>
public sealed class LoopbackTests : IAsyncLifetime
{
    private readonly WorkflowClient _client = new(new WorkflowClientOptions { Limits = new ReadLimits { BodyBytes = 1024 * 1024 } });
    private SimulatorServer _server = null!;
    private Uri _address = null!;

    public async Task InitializeAsync()
    {
        _server = await SimulatorServer.StartAsync(new SimulatorOptions { SecondOrigin = true });
        _address = _server.BaseUri;
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("Storyteller", "Finished", RunState.Succeeded)]
    [InlineData("Storyteller", "Failed", RunState.Failed)]
    [InlineData("Oumla", "COMPLETED", RunState.Succeeded)]
    [InlineData("Oumla", "TIMED_OUT", RunState.TimedOut)]
    [InlineData("8x8", "Complete", RunState.Succeeded)]
    [InlineData("8x8", "Suspended", RunState.Suspended)]
    [InlineData("Aster", "COMPLETED", RunState.Succeeded)]
    [InlineData("Aster", "COMPENSATION_FAILED", RunState.CompensationFailed)]
    [InlineData("GloriaMundo", "completed", RunState.Succeeded)]
    [InlineData("GloriaMundo", "queued", RunState.Queued)]
    public async Task Each_service_is_read(string provider, string word, RunState state)
    {
        _server.Script(provider, "run/1 ü", Play.InState(word));
        var result = await ReadAsync(provider);
        Assert.Null(result.Error);
        Assert.All(result.Runs, run => Assert.Equal((state, word, "run/1 ü"), (run.State, run.Status, run.Id)));
        Assert.Contains("run%2F1%20%C3%BC", Assert.Single(_server.Requests).Target);
    }

    [Theory]
    [InlineData("Storyteller")]
    [InlineData("Oumla")]
    [InlineData("8x8")]
    [InlineData("Aster")]
    [InlineData("GloriaMundo")]
    public async Task A_wrong_key_is_unauthorized(string provider)
    {
        var result = await ReadAsync(provider, "wrong-key");
        Assert.Equal((WorkflowErrorId.Unauthorized, 401), (result.Error!.ErrorId, result.Error.StatusCode));
        Assert.DoesNotContain("wrong-key", result.Error.ToString());
    }

    [Theory]
    [InlineData(404, WorkflowErrorId.RunNotFound)]
    [InlineData(500, WorkflowErrorId.ServiceUnavailable)]
    public async Task The_services_own_words_are_told(int status, WorkflowErrorId id)
    {
        foreach (var definition in Providers.Simulated)
        {
            _server.Script(definition.Name, "run/1 ü", Play.Status(status));
            var error = (await ReadAsync(definition.Name)).Error!;
            Assert.Equal((id, status), (error.ErrorId, error.StatusCode));
            Assert.False(string.IsNullOrEmpty(error.ServiceMessage), $"{definition.Name}: {error.Message}");
        }
    }

    [Theory]
    [InlineData(FaultKind.ResetBeforeHeaders, WorkflowErrorId.ConnectionFailed, "the connection")]
    [InlineData(FaultKind.ResetMidBody, WorkflowErrorId.ConnectionFailed, "the connection")]
    [InlineData(FaultKind.TruncatedLength, WorkflowErrorId.InvalidResponse, "truncated")]
    [InlineData(FaultKind.TruncatedChunks, WorkflowErrorId.InvalidResponse, "truncated")]
    [InlineData(FaultKind.TruncatedClose, WorkflowErrorId.InvalidResponse, "truncated")]
    [InlineData(FaultKind.Html, WorkflowErrorId.InvalidResponse, "not JSON but text/html")]
    [InlineData(FaultKind.EmptyBody, WorkflowErrorId.InvalidResponse, "empty")]
    [InlineData(FaultKind.GzipBomb, WorkflowErrorId.InvalidResponse, "larger than the limit of 1 MB")]
    [InlineData(FaultKind.BrotliBomb, WorkflowErrorId.InvalidResponse, "larger than the limit of 1 MB")]
    [InlineData(FaultKind.HugeBody, WorkflowErrorId.InvalidResponse, "larger than the limit of 1 MB")]
    public async Task A_fault_on_the_wire_has_its_error(FaultKind fault, WorkflowErrorId id, string text)
    {
        _server.Script("Oumla", "run/1 ü", Play.Faulty(fault));
        var error = (await ReadAsync("Oumla")).Error!;
        Assert.Equal(id, error.ErrorId);
        Assert.Contains(text, error.Message);
    }

    [Theory]
    [InlineData(FaultKind.Gzip)]
    [InlineData(FaultKind.Brotli)]
    [InlineData(FaultKind.ByteOrderMark)]
    [InlineData(FaultKind.WrongContentType)]
    public async Task An_odd_but_sound_answer_is_read(FaultKind fault)
    {
        _server.Script("Oumla", "run/1 ü", Play.Faulty(fault));
        Assert.Equal(RunState.Succeeded, Assert.Single((await ReadAsync("Oumla")).Runs).State);
    }

    [Fact]
    public async Task A_redirect_never_takes_the_key_to_another_origin()
    {
        foreach (var definition in Providers.Simulated)
        {
            _server.Script(definition.Name, "run/1 ü", Play.Redirect(new Uri(_server.SecondOrigin!, "/stolen")));
            Assert.Equal(WorkflowErrorId.RequestRejected, (await ReadAsync(definition.Name)).Error!.ErrorId);
        }

        Assert.All(_server.Requests, request => Assert.Equal(_server.BaseUri.GetLeftPart(UriPartial.Authority), request.Origin));
    }

    [Fact]
    public async Task Cookies_are_not_kept()
    {
        _server.Script("Oumla", "run/1 ü", Play.InState("RUNNING").WithHeader("Set-Cookie", "session=1; Path=/"));
        Assert.Single((await ReadAsync("Oumla")).Runs);
        Assert.Single((await ReadAsync("Oumla")).Runs);
        Assert.All(_server.Requests, request => Assert.Null(request.Header("Cookie")));
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_a_failed_connection()
    {
        await _server.DisposeAsync();
        var error = (await ReadAsync("Oumla")).Error!;
        Assert.Equal(WorkflowErrorId.ConnectionFailed, error.ErrorId);
        Assert.Contains($"Check the network, the proxy and the base URI {_address.GetLeftPart(UriPartial.Authority)}.", error.Message);
    }

    private Task<ReadResult> ReadAsync(string provider, string? key = null)
    {
        var account = Providers.Account(Providers.BuiltIn.Get(provider), options => options with { BaseUri = _address, Credential = new Credential(key ?? SimulatorServer.ValidKey) });
        return _client.ReadAsync(new RunReference(account, "run/1 ü"), TestRead.Once);
    }
}
