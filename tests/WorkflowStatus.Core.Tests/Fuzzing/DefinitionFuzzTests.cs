using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Definitions.Loading;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;
using WorkflowStatus.Core.Text;
using Xunit.Abstractions;

namespace WorkflowStatus.Core.Tests.Fuzzing;

/// <summary>Mutated definition files: each is refused in words, or loads and reads sound and mutated answers without harm, from its own origin alone.</summary>
public sealed class DefinitionFuzzTests(ITestOutputHelper output)
{
    private static readonly Doc[] Definitions = [.. Providers.BuiltIn.Names().Select(name => Doc.Parse(Providers.BuiltIn.Get(name).Text))];

    private static readonly Doc[] SampleAnswers = [.. Fixture.Runs.Select(fixture => Doc.Parse(fixture.Text))];

    private static readonly string[] Likely =
    [
        "\"$\"", "\"$.status\"", "\"$[*]\"", "\"$.a[*].b\"", "\"$[0]\"", "\"$[-1]\"", "\"$['\\\\u001b']\"", "\"/{id}\"", "\"/x/{id}/y\"", "\"//{id}\"", "\"/{Owner}/{id}\"", "\"https://api.example.com\"", "\"https://api.example.com/{Owner}\"",
        "\"http://localhost:1\"", "\"https://{Owner}.example.com\"", "\"seconds\"", "\"milliseconds\"", "\"Succeeded\"", "\"Unknown\"", "\"X-Key\"", "\"(a+)+\"", "\"[\"", "true", "false", "1", "0.5", "100", "\"path\"", "\"header\"", "\"user\"", "\"basic\"", "\"token\"", "\"page\"",
    ];

    [Fact]
    public void No_definition_breaks_the_loader_or_what_it_is_used_for()
    {
        var origins = new Origins();
        using var client = new WorkflowClient(new WorkflowClientOptions { Handler = origins });
        var run = new FuzzRun("definitions", FuzzPlan.Count(1500, 100_000), output);
        run.Play((random, tell) =>
        {
            var mutator = new Mutator(random, Definitions);
            var sound = HostileValues.Pick(random, Definitions);
            var text = random.Next(2) == 0 ? mutator.Bytes(mutator.Structure(sound)) : Encoding.UTF8.GetBytes(Likelier(random, sound.Copy()).Write(random));
            var answer = new Mutator(random, SampleAnswers).Bytes(HostileValues.Pick(random, SampleAnswers));
            tell(text);
            tell(answer);

            var problems = new List<DefinitionProblem>();
            var definition = DefinitionLoader.Load(text, problems);
            run.Tally.Add(definition is null ? "refused" : "loaded");
            Assert.True(definition is null == problems.Count > 0, "refused without a reason, or loaded with one");
            Assert.InRange(problems.Count, 0, 100);
            foreach (var problem in problems)
            {
                Assert.True(problem.Message.Length > 10 && problem.Path.StartsWith('$') && SafeText.IsOneLine(problem.ToString()), problem.ToString());
            }

            if (definition is { IsInMemory: false })
            {
                run.Tally.Add(Use(client, origins, definition, answer));
            }
        });
        Assert.True(FuzzPlan.Case is not null || (run.Tally["refused"] > 100 && run.Tally["loaded"] > 100), "the mutations are too wild or too tame");
    }

    /// <summary>Values become others that a definition may hold, or what stands under the same name elsewhere, so that many load.</summary>
    private static Doc Likelier(Random random, Doc doc)
    {
        for (var changes = 1 + random.Next(3); changes > 0; changes--)
        {
            var at = doc.Any(random);
            if (at.Members is not { Count: > 0 } members)
            {
                at.Become(at.Raw is null ? at : Doc.Scalar(HostileValues.Pick(random, Likely)));
                continue;
            }

            var member = random.Next(members.Count);
            var donor = HostileValues.Pick(random, Definitions).Any(random).Members?.Find(other => other.Key == members[member].Key).Value;
            switch (random.Next(3))
            {
                case 0:
                    members.RemoveAt(member);
                    break;
                case 1 when donor is not null:
                    members[member] = new(members[member].Key, donor.Copy());
                    break;
                default:
                    members.Reverse();
                    break;
            }
        }

        return doc;
    }

    private static string Use(WorkflowClient client, Origins origins, ProviderDefinition definition, byte[] answer)
    {
        RunReference run;
        try
        {
            var parameters = definition.Parameters.Where(parameter => parameter.Default is null).ToDictionary(parameter => parameter.Name, _ => "acme");
            run = new RunReference(new RunAccount(definition, new RunAccountOptions { Credential = new Credential(Providers.Secret), Parameters = parameters }), "x/../y");
        }
        catch (WorkflowStatusException)
        {
            return "not to be used";
        }

        origins.Begin(answer);
        var read = client.ReadAsync(run, TestRead.Once);
        Assert.True(read.IsCompleted, "the read waits for something");
        var result = read.GetAwaiter().GetResult();
        Assert.True(result.Error is not null != result.Runs.Count > 0, "neither runs nor an error, or both");
        Assert.All(origins.Asked, address => Assert.Equal(run.Account.BaseUri.GetLeftPart(UriPartial.Authority), address.GetLeftPart(UriPartial.Authority)));
        Assert.True(run.Account.BaseUri.Scheme == Uri.UriSchemeHttps || run.Account.BaseUri.IsLoopback, $"not safe: {run.Account.BaseUri}");
        return result.Error is null ? "read an answer" : "refused an answer";
    }

    /// <summary>Answers everything alike, and keeps where the requests went.</summary>
    private sealed class Origins : HttpMessageHandler
    {
        private byte[] _answer = [];

        public List<Uri> Asked { get; } = [];

        public void Begin(byte[] answer)
        {
            Asked.Clear();
            _answer = answer;
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!);
            return Task.FromResult(Answers.Bytes(_answer));
        }
    }
}
