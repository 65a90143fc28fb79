using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Reading;

/// <summary>
/// The engines that people run themselves or in a cloud. The samples have the shape of these documents: GitHub's
/// REST description (2022-11-28: workflow-run, job, check-suite; as in @octokit/openapi-types 29); Azure DevOps
/// (MicrosoftDocs/vsts-rest-api-specs: specification/build/7.1/build.json); temporalio/api (temporal/api/…/v1/*.proto) and
/// what temporalio/temporal makes of it (service/frontend/http_api_server.go); argoproj/argo-workflows
/// (api/openapi-spec/swagger.json, docs/access-token.md); apache/airflow (airflow/api_connexion/openapi/v1.yaml and
/// v2-rest-api-generated.yaml, utils/state.py); Azure/azure-functions-durable-extension (HttpApiHandler.cs,
/// DurableClient.cs) and Azure/durabletask (EventType.cs); PrefectHQ/prefect (docs/v3/api-ref/rest-api/server/schema.json). Those of n8n are what n8n 1.123.81 answered
/// (ids, addresses and headers made neutral), but for "unknown" and "running-every-step-word", which hold words that its
/// openapi.yml and ExecutionStatusList have and that it did not say.
/// </summary>
public sealed class EngineAnswerTests
{
    public static TheoryData<string> Engines =>
        new("GitHubActions", "AzureDevOps", "Temporal", "ArgoWorkflows", "Airflow", "Airflow3", "DurableFunctions", "N8n", "Prefect");

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_word_of_the_definition_is_in_a_sample(string provider)
    {
        var definition = Providers.BuiltIn.Get(provider);
        var words = new HashSet<string>(System.StringComparer.OrdinalIgnoreCase);
        var stepWords = new HashSet<string>(System.StringComparer.OrdinalIgnoreCase);
        foreach (var fixture in Fixture.Runs.Where(fixture => fixture.Provider == provider))
        {
            var result = await TestRead.ReadAsync(new RunReference(Providers.Account(definition), fixture.Id), fixture.Handler(), TestRead.Once);
            words.UnionWith(result.Runs.Select(run => run.Status));
            stepWords.UnionWith(result.Runs.SelectMany(run => run.Steps).Select(step => step.Status!));
        }

        Assert.Empty(definition.States.Words.Select(word => word.Word).Except(words, System.StringComparer.OrdinalIgnoreCase));
        Assert.Empty(definition.StepStates.Words.Select(word => word.Word).Except(stepWords, System.StringComparer.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("GitHubActions", "https://api.github.com/repos/acme/acme/actions/runs/7", "https://api.github.com/repos/acme/acme/actions/runs/7/jobs?per_page=100")]
    [InlineData("AzureDevOps", "https://dev.azure.com/acme/acme/_apis/build/builds/7?api-version=7.1", "https://dev.azure.com/acme/acme/_apis/build/builds/7/timeline?api-version=7.1")]
    [InlineData("Temporal", "http://localhost:7243/api/v1/namespaces/default/workflows/7", "http://localhost:7243/api/v1/namespaces/default/workflows/7/history?historyEventFilterType=HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT")]
    [InlineData("ArgoWorkflows", "https://localhost:2746/api/v1/workflows/argo/7", null)]
    [InlineData("Airflow", "http://localhost:8080/api/v1/dags/acme/dagRuns/7", "http://localhost:8080/api/v1/dags/acme/dagRuns/7/taskInstances?limit=100")]
    [InlineData("Airflow3", "http://localhost:8080/api/v2/dags/acme/dagRuns/7", "http://localhost:8080/api/v2/dags/acme/dagRuns/7/taskInstances?limit=100")]
    [InlineData("DurableFunctions", "http://localhost:7071/runtime/webhooks/durabletask/instances/7?showHistory=true&showHistoryOutput=true", null)]
    [InlineData("N8n", "http://localhost:5678/api/v1/executions/7?includeData=true", null)]
    [InlineData("Prefect", "http://127.0.0.1:4200/api/flow_runs/7", "http://127.0.0.1:4200/api/flow_runs/7/graph")]
    public void Each_engine_is_asked_at_its_documented_address(string provider, string address, string? followUp)
    {
        var run = new RunReference(Providers.Account(provider), "7");
        var wire = run.Account.Definition.Wire;
        Assert.Equal(address, RequestBuilder.Build(run, wire.Request, isSummary: false).AbsoluteUri);
        Assert.Equal(followUp, wire.FollowUps.Select(request => RequestBuilder.Build(run, request.Request, isSummary: false).AbsoluteUri).SingleOrDefault());
    }

    [Theory]
    [InlineData("GitHubActions", AuthKind.Bearer, "Authorization", "GITHUB_TOKEN", false)]
    [InlineData("AzureDevOps", AuthKind.Basic, "Authorization", "AZURE_DEVOPS_EXT_PAT", false)]
    [InlineData("Temporal", AuthKind.Bearer, "Authorization", "TEMPORAL_API_KEY", true)]
    [InlineData("ArgoWorkflows", AuthKind.Bearer, "Authorization", "ARGO_TOKEN", true)]
    [InlineData("Airflow", AuthKind.Basic, "Authorization", "AIRFLOW_PASSWORD", false)]
    [InlineData("Airflow3", AuthKind.Bearer, "Authorization", "AIRFLOW_TOKEN", false)]
    [InlineData("DurableFunctions", AuthKind.Header, "x-functions-key", "DURABLE_FUNCTIONS_KEY", true)]
    [InlineData("N8n", AuthKind.Header, "X-N8N-API-KEY", "N8N_API_KEY", false)]
    [InlineData("Prefect", AuthKind.Bearer, "Authorization", "PREFECT_API_KEY", true)]
    public void The_credential_goes_where_the_documents_say(string provider, AuthKind kind, string header, string variable, bool isOptional) =>
        Assert.Equal(new AuthDefinition(kind, header, variable, IsOptional: isOptional), Providers.BuiltIn.Get(provider).Auth);

    [Fact]
    public async Task GitHub_is_told_which_version_is_meant()
    {
        var handler = new Fixture("GitHubActions", "in_progress").Handler();
        await TestRead.ReadAsync(new RunReference(Providers.Account("GitHubActions"), "7"), handler, TestRead.Once);
        Assert.Equal(2, handler.Requests.Count);
        Assert.All(handler.Requests, request => Assert.Equal(("application/vnd.github+json", "2022-11-28"), (request.Headers["Accept"], request.Headers["X-GitHub-Api-Version"])));
    }

    [Fact]
    public async Task A_durable_function_that_runs_answers_202()
    {
        var run = await TestRead.ReadAsync(new RunReference(Providers.Account("DurableFunctions"), "7"), new StubHandler(_ => Answers.Json(new Fixture("DurableFunctions", "Pending").Text, 202)), TestRead.Once);
        Assert.Equal(RunState.Queued, Assert.Single(run.Runs).State);
    }
}
