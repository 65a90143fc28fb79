using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Reports;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;
using WorkflowStatus.Core.Text;
using Xunit.Abstractions;

namespace WorkflowStatus.Core.Tests.Fuzzing;

/// <summary>Mutated answers, follow-ups included, through the whole engine and into a report, for every built-in definition.</summary>
public sealed class AnswerFuzzTests(ITestOutputHelper output)
{
    private static readonly int[] ErrorStatuses = [400, 401, 403, 404, 408, 409, 422, 429, 500, 503, 301, 204, 206, 599];

    private static readonly Sample[] Samples = [.. Fixture.Runs.Concat(Fixture.Errors).Select(fixture => new Sample(
        fixture.Definition, fixture.Status, Doc.Parse(fixture.Text), fixture.FollowUps.ToDictionary(name => name, name => Doc.Parse(fixture.FollowUpText(name))), new RunReference(Providers.Account(fixture.Definition), fixture.IsError ? "run-1" : fixture.Id)))];

    private static readonly DateTime ReportedAt = new(2026, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    private static readonly Doc[] Parts = [.. Samples.Select(sample => sample.Answer)];

    [Fact]
    public void No_answer_breaks_the_engine_shows_a_secret_or_acts_on_a_screen()
    {
        var handler = new Answerer();
        using var client = new WorkflowClient(new WorkflowClientOptions { Handler = handler });
        var run = new FuzzRun("answers", FuzzPlan.Count(4000, 1_000_000), output);
        run.Play((random, tell) =>
        {
            var sample = HostileValues.Pick(random, Samples);
            var mutator = new Mutator(random, Parts);
            handler.Status = random.Next(10) == 0 ? HostileValues.Pick(random, ErrorStatuses) : sample.Status;
            handler.Main = mutator.Bytes(mutator.Structure(sample.Answer));
            handler.Others = [.. sample.FollowUps.Values.Select(answer => mutator.Bytes(random.Next(2) == 0 ? answer : mutator.Structure(answer)))];
            tell(handler.Main);
            handler.Others.ForEach(tell);

            var read = client.ReadAsync(sample.Run, handler.Options);
            Assert.True(read.IsCompleted, "the read waits for something");
            var result = read.GetAwaiter().GetResult();
            run.Tally.Add(result.Error?.ErrorId.ToString() ?? "read");
            Check(result);
            // A page takes longer than a read: the long form makes one of each twenty.
            if (!FuzzPlan.IsLong || random.Next(20) == 0)
            {
                WorkflowReport.Write(TextWriter.Null, result.Runs, "Fuzzing", ReportedAt);
            }

            run.Tally.Add(sample.Definition.Name);
        });
        Assert.True(FuzzPlan.Case is not null || run.Tally["read"] > 400, "the mutations are too wild");
    }

    private static void Check(ReadResult result)
    {
        Assert.True(result.Error is not null != result.Runs.Count > 0, "neither runs nor an error, or both");
        foreach (var text in Texts(result))
        {
            Assert.True(SafeText.IndexOfUnsafe(text) < 0, $"acts on a screen: {text}");
            Assert.False(text.Contains(Providers.Secret, StringComparison.Ordinal), $"shows the credential: {text}");
        }

        foreach (var run in result.Runs)
        {
            Assert.True(run.State == RunState.Unknown || run.Status.Length > 0);
            Assert.Equal(DateTimeKind.Utc, run.StartedAt?.Kind ?? DateTimeKind.Utc);
            Assert.InRange(run.PercentComplete ?? 0, 0, 100);
        }
    }

    /// <summary>Everything that is shown as it is.</summary>
    private static IEnumerable<string> Texts(ReadResult result)
    {
        var texts = result.Notes.Concat(result.UnmappedWords).Append(result.Error?.Message).Append(result.Error?.RecommendedAction).Append(result.Error?.ServiceMessage).Append(result.Error?.ServiceCode).Append(result.Error?.ServiceErrorId);
        foreach (var run in result.Runs)
        {
            texts = texts.Concat([run.Name, run.Status, run.RunId, run.Message, run.CurrentStep, run.Error?.Message, run.Error?.Type, run.Error?.Code])
                .Concat(run.Steps.SelectMany(step => new[] { step.Name, step.Id, step.Status, step.Message }))
                .Concat(run.Locations.SelectMany(location => new[] { location.ToString(), location.ResourceType, location.ResourceId }))
                .Concat(Values(run.Result)).Concat(Values(run.Details)).Concat(run.Steps.SelectMany(step => Values(step.Details)));
        }

        return texts.OfType<string>();
    }

    private static IEnumerable<string> Values(object? value) => value switch
    {
        string text => [text],
        IReadOnlyDictionary<string, object?> members => members.SelectMany(member => Values(member.Value).Prepend(member.Key)),
        object?[] items => items.SelectMany(Values),
        _ => [],
    };

    private sealed record Sample(ProviderDefinition Definition, int Status, Doc Answer, Dictionary<string, Doc> FollowUps, RunReference Run);

    /// <summary>Gives the main answer first and the others in turn, the last again.</summary>
    private sealed class Answerer : HttpMessageHandler
    {
        private int _asked;

        public ReadOptions Options
        {
            get
            {
                _asked = 0;
                return TestRead.Once;
            }
        }

        public int Status { get; set; }

        public byte[] Main { get; set; } = [];

        public List<byte[]> Others { get; set; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var number = _asked++;
            return Task.FromResult(number == 0 ? Answers.Bytes(Main, status: Status)
                : Others.Count == 0 ? Answers.Status(404) : Answers.Bytes(Others[Math.Min(number - 1, Others.Count - 1)]));
        }
    }
}
