using System;
using System.Collections.Generic;
using WorkflowStatus.Core.Connections;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Connections;

public sealed class ConnectionAccountTests
{
    [Fact]
    public void A_connection_gives_everything_but_the_credential()
    {
        var definition = Providers.BuiltIn.Get("Aster");
        var credential = new Credential(Providers.Secret);
        var options = ConnectionAccount.Options(Sample.Full, definition, credential);
        var account = new RunAccount(definition, options);
        Assert.Equal(Sample.Full.Name, account.Connection);
        Assert.Equal(Sample.Full.BaseUri, account.BaseUri);
        Assert.Same(credential, account.Credential);
        Assert.Equal("acme", account.Parameters["TenantId"]);
        Assert.Equal("/api/v2/workflows/{id}/state", account.RequestPath!.ToString());
        Assert.Equal(TimeSpan.FromSeconds(0.25), account.Polling.First);
        Assert.Equal(TimeSpan.FromSeconds(90), account.Polling.Maximum);
    }

    [Fact]
    public void Without_intervals_of_its_own_the_definitions_advice_holds()
    {
        var definition = Providers.BuiltIn.Get("Storyteller");
        var options = ConnectionAccount.Options(Sample.Small(), definition, new Credential(Providers.Secret));
        Assert.Same(definition.Polling, new RunAccount(definition, options).Polling);
    }

    [Theory]
    [InlineData(0.5, null, 0.5, 30.0)]
    [InlineData(60.0, null, 60.0, 60.0)]
    [InlineData(null, 0.5, 0.5, 0.5)]
    [InlineData(null, 10.0, 1.0, 10.0)]
    public void One_interval_of_its_own_keeps_the_rest_of_the_advice_in_order(double? first, double? longest, double expectedFirst, double expectedLongest)
    {
        var definition = TestDefinition.With(("polling", """{ "firstSeconds": 1, "factor": 2, "maximumSeconds": 30 }"""));
        TimeSpan? Seconds(double? value) => value is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        var connection = new WorkflowConnection { Name = "x", Provider = "Test", PollInterval = Seconds(first), MaximumPollInterval = Seconds(longest) };
        var polling = ConnectionAccount.Options(connection, definition, null).Polling!;
        Assert.Equal((expectedFirst, expectedLongest, 2.0), (polling.First!.Value.TotalSeconds, polling.Maximum!.Value.TotalSeconds, polling.Factor));
    }

    [Theory]
    [InlineData("/a/{TenantId}/{id}", true)]
    [InlineData("/a/{tenantid}/{id}", true)]
    [InlineData("/a/{Region}/{id}", false)]
    public void A_path_may_name_only_parameters_that_have_a_value(string path, bool isGood)
    {
        var definition = Providers.BuiltIn.Get("Aster");
        var connection = new WorkflowConnection { Name = "x", Provider = "Aster", RequestPath = path, Parameters = new RunParameters(new Dictionary<string, string> { ["TenantId"] = "acme" }) };
        RunAccount Account() => new(definition, ConnectionAccount.Options(connection, definition, new Credential(Providers.Secret)));
        if (isGood)
        {
            Assert.Equal(path, Account().RequestPath!.ToString());
            return;
        }

        var error = Assert.Throws<WorkflowStatusException>(Account);
        Assert.Equal(WorkflowErrorId.InvalidParameter, error.ErrorId);
        Assert.Contains("{Region}", error.Message, StringComparison.Ordinal);
    }
}
