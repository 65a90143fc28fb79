using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;
using Xunit.Abstractions;

namespace WorkflowStatus.Core.Tests.Fuzzing;

/// <summary>What must hold for every answer that can be read, also for one that no document shows.</summary>
public sealed partial class AnswerPropertyTests(ITestOutputHelper output)
{
    /// <summary>What is nested deeper stays JSON text, with the order and the blanks of the answer.</summary>
    private const int DeepestCompared = 20;

    /// <summary>As much of an error that is no text as its message shows.</summary>
    private const int ShownError = 500;

    private static readonly Fixture[] Fixtures = [.. Fixture.Runs];

    private static readonly Doc[] Sound = [.. Fixtures.Select(fixture => Doc.Parse(fixture.Text))];

    private static readonly Dictionary<string, RunAccount> Accounts = Fixtures.Select(fixture => fixture.Provider).Distinct().ToDictionary(name => name, Providers.Account);

    [Fact]
    public void Every_member_of_a_mutated_answer_is_in_a_property_or_in_the_details()
    {
        var run = new FuzzRun("members of mutated answers", FuzzPlan.Count(1500, 200_000), output);
        run.Play((random, tell) =>
        {
            var number = random.Next(Fixtures.Length);
            var doc = Mutated(random, number);
            var place = doc.Any(random);
            if (place.Members is { } members && random.Next(2) == 0)
            {
                members.Insert(random.Next(members.Count + 1), new("\"stranger\"", Stranger(random)));
            }
            else
            {
                place.Become(Stranger(random));
            }

            var text = doc.Write();
            tell(Encoding.UTF8.GetBytes(text));
            var result = Read(Fixtures[number], text);
            run.Tally.Add(result.Error?.ErrorId.ToString() ?? "read");
            if (result.Error is null)
            {
                var shown = RunText.Of(result.Runs);
                Assert.True(shown.Contains(AnswerMutations.Canary, StringComparison.Ordinal), $"lost:\n{shown}");
            }
        });
        Assert.True(FuzzPlan.Case is not null || run.Tally["read"] > 400, "the mutations are too wild");
    }

    [Fact]
    public void A_mutated_answer_reads_the_same_in_any_order_of_members_and_with_any_blanks()
    {
        var run = new FuzzRun("order and blanks", FuzzPlan.Count(1500, 200_000), output);
        run.Play((random, tell) =>
        {
            var number = random.Next(Fixtures.Length);
            var doc = Mutated(random, number);
            var (first, second) = (doc.Write(), doc.Reversed().Write(random));
            tell(Encoding.UTF8.GetBytes(first));
            tell(Encoding.UTF8.GetBytes(second));
            var (one, other) = (Read(Fixtures[number], first), Read(Fixtures[number], second));
            run.Tally.Add(one.Error?.ErrorId.ToString() ?? "read");
            Assert.Equal(one.Error?.ErrorId, other.Error?.ErrorId);
            Assert.Equal(Normal(Fixtures[number], one.Runs), Normal(Fixtures[number], other.Runs));
        });
        Assert.True(FuzzPlan.Case is not null || run.Tally["read"] > 400, "the mutations are too wild");
    }

    private static Doc Mutated(Random random, int number)
    {
        Doc doc;
        do
        {
            doc = random.Next(4) == 0 ? Sound[number].Copy() : new Mutator(random, Sound).Structure(Sound[number]);
        }
        while (doc.Depth() > DeepestCompared);
        return doc;
    }

    /// <summary>A value that nobody has made up before, as it is or inside another.</summary>
    private static Doc Stranger(Random random)
    {
        var canary = Doc.Scalar($"\"{AnswerMutations.Canary}\"");
        return random.Next(4) switch
        {
            0 => new Doc { Items = [canary] },
            1 => new Doc { Members = [new("\"deep\"", canary)] },
            2 => new Doc { Members = [new("\"list\"", new Doc { Items = [Doc.Scalar("null"), new Doc { Members = [new("\"x\"", canary)] }] })] },
            _ => canary,
        };
    }

    /// <summary>Reads the main answer alone: what follow-ups add has tests of its own.</summary>
    private static ReadResult Read(Fixture fixture, string answer)
    {
        using var handler = new StageHandler((_, _) => Task.FromResult(Answers.Json(answer)));
        using var client = new WorkflowClient(new WorkflowClientOptions { Handler = handler });
        var read = client.ReadAsync(new RunReference(Accounts[fixture.Provider], "run-1"), TestRead.Once with { IsSummary = true });
        Assert.True(read.IsCompleted, "the read waits for something");
        return read.GetAwaiter().GetResult();
    }

    /// <summary>
    /// The text of the runs without what the service's own order decides: the order of steps that are the members of an
    /// object, the step that is named first, and the order inside free JSON, of which the letters are compared.
    /// </summary>
    private static IEnumerable<string> Normal(Fixture fixture, IReadOnlyList<WorkflowRun> runs)
    {
        var isKeyed = fixture.Definition.Wire.Steps?.IsKeyed == true;
        return RunText.Of(runs).Split('\n')
            .Where(line => !isKeyed || !line.StartsWith("CurrentStep:", StringComparison.Ordinal))
            .Where(line => !(line.Contains('{', StringComparison.Ordinal) && line.Length >= ShownError))
            .Select(line => isKeyed ? Index().Replace(line, "[]") : line)
            .Select(line => line.Contains('{', StringComparison.Ordinal) ? string.Concat(line.Order()) : line)
            .Order(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
