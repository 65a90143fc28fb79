using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Definitions.Loading;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Definitions.Loading;

/// <summary>The files that ship, against what the services' documents say.</summary>
public sealed class BuiltInDefinitionTests
{
    public static TheoryData<string> Names => new(Providers.BuiltIn.Names());

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_file_loads(string name)
    {
        var definition = Providers.BuiltIn.Get(name);
        Assert.Equal(name, definition.Name);
        Assert.NotEmpty(definition.Title);
        Assert.Contains(definition.States.Words, word => word.State.IsTerminal());
        var problems = new List<DefinitionProblem>();
        Assert.NotNull(DefinitionLoader.Load(Encoding.UTF8.GetBytes(definition.Text), problems));
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("Storyteller", AuthKind.Header, "x-storyteller-api-key", "STORYTELLER_API_KEY", "https://integrations.usestoryteller.com")]
    [InlineData("Oumla", AuthKind.Header, "x-api-key", "OUMLA_API_KEY", "https://sandbox.oumla.com")]
    [InlineData("8x8", AuthKind.Bearer, "Authorization", "EIGHTXEIGHT_API_KEY", "https://automation.8x8.com")]
    [InlineData("Aster", AuthKind.Bearer, "Authorization", "ASTER_TOKEN", "https://policy.aster-lang.dev")]
    [InlineData("GloriaMundo", AuthKind.Bearer, "Authorization", "GLORIAMUNDO_API_KEY", "https://app.gloriamundo.com")]
    public void The_credential_goes_where_the_documents_say(string name, AuthKind kind, string header, string variable, string baseUri)
    {
        var definition = Providers.BuiltIn.Get(name);
        Assert.Equal(new AuthDefinition(kind, header, variable), definition.Auth);
        Assert.Equal(baseUri, definition.BaseUriTemplate);
    }

    [Theory]
    [InlineData("Storyteller", "Running=Running Finished=Succeeded Failed=Failed")]
    [InlineData("Oumla", "RUNNING=Running COMPLETED=Succeeded FAILED=Failed CANCELED=Canceled TERMINATED=Terminated TIMED_OUT=TimedOut CONTINUED_AS_NEW=Running PAUSED=Suspended")]
    [InlineData("8x8", "Runnable=Running Suspended=Suspended Complete=Succeeded Terminated=Terminated")]
    [InlineData("Aster", "READY=Queued RUNNING=Running PAUSED=Suspended COMPENSATING=Compensating COMPLETED=Succeeded FAILED=Failed TERMINATED=Terminated COMPENSATED=Compensated COMPENSATION_FAILED=CompensationFailed")]
    [InlineData("GloriaMundo", "queued=Queued running=Running completed=Succeeded failed=Failed")]
    public void Each_word_of_the_documents_has_its_state(string name, string expected)
    {
        var states = Providers.BuiltIn.Get(name).States;
        Assert.Equal(expected, string.Join(' ', states.Words.Select(word => $"{word.Word}={word.State}")));
        foreach (var word in states.Words)
        {
            Assert.Same(word, states.Find(word.Word.ToUpperInvariant()));
            Assert.Same(word, states.Find(word.Word.ToLowerInvariant()));
        }
    }

    [Theory]
    [InlineData("Storyteller", "Running=Running Finished=Succeeded Failed=Failed")]
    [InlineData("8x8", "Pending=Queued Running=Running Complete=Succeeded Sleeping=Waiting WaitingForEvent=Waiting Failed=Failed Cancelled=Canceled")]
    public void Each_word_for_a_step_has_its_state(string name, string expected) =>
        Assert.Equal(expected, string.Join(' ', Providers.BuiltIn.Get(name).StepStates.Words.Select(word => $"{word.Word}={word.State}")));

    [Fact]
    public void Storyteller_advises_one_second_doubling_to_thirty_with_jitter() =>
        Assert.Equal(
            new PollingAdvice { First = TimeSpan.FromSeconds(1), Factor = 2, Maximum = TimeSpan.FromSeconds(30), Jitter = 0.1 },
            Providers.BuiltIn.Get("Storyteller").Polling);

    [Fact]
    public void GloriaMundo_advises_two_seconds_a_timeout_and_a_rate() =>
        Assert.Equal(
            new PollingAdvice { First = TimeSpan.FromSeconds(2), RequestTimeout = TimeSpan.FromSeconds(10), RateLimit = 60, RateWindow = TimeSpan.FromMinutes(1) },
            Providers.BuiltIn.Get("GloriaMundo").Polling);

    [Theory]
    [InlineData("8x8", "AccountId:Path:AccountId:required DefinitionId:Path:DefinitionId:required")]
    [InlineData("Aster", "TenantId:Header:X-Tenant-ID:required")]
    [InlineData("Oumla", "SdkVersion:Header:x-sdk-version:1.0.0")]
    [InlineData("Storyteller", "")]
    [InlineData("GloriaMundo", "")]
    public void Parameters_are_those_of_the_documents(string name, string expected)
    {
        var parameters = Providers.BuiltIn.Get(name).Parameters;
        Assert.Equal(expected, string.Join(' ', parameters.Select(item => $"{item.Name}:{item.Place}:{item.WireName}:{(item.IsRequired ? "required" : item.Default)}")));
        Assert.All(parameters, parameter => Assert.EndsWith(".", parameter.Help));
    }
}
