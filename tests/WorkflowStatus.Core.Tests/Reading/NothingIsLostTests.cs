using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Reading;

/// <summary>What must hold for every answer of every service, checked on all variants of all samples.</summary>
public sealed class NothingIsLostTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static TheoryData<string, string> WithFollowUps => Fixture.Data(Fixture.Runs.Where(fixture => fixture.FollowUps.Any()));

    public static TheoryData<string, string> Runs => Fixture.Data(Fixture.Runs);

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Every_value_is_in_a_property_or_in_the_details(string provider, string name)
    {
        var fixture = new Fixture(provider, name);
        var count = 0;
        foreach (var (place, answer) in AnswerMutations.WithStrangers(fixture.Text))
        {
            var result = await ReadAsync(fixture, answer);
            if (result.Error is { } error)
            {
                Assert.True(error.ErrorId == WorkflowErrorId.InvalidResponse, $"{place}: {error.Message}");
                continue;
            }

            var text = RunText.Of(result.Runs);
            Assert.True(IsKept(place, text), $"{place} is lost:\n{text}");
            count++;
        }

        Assert.True(count > 10, $"only {count} variants were read");
    }

    [Theory]
    [MemberData(nameof(WithFollowUps))]
    public async Task Every_value_of_a_follow_up_is_in_a_property_or_in_the_details(string provider, string name)
    {
        var fixture = new Fixture(provider, name);
        foreach (var followUp in fixture.FollowUps)
        {
            foreach (var (place, answer) in AnswerMutations.WithStrangers(fixture.FollowUpText(followUp)))
            {
                var result = await ReadAsync(fixture, fixture.Text, (followUp, answer));
                var text = RunText.Of(result.Runs);
                Assert.True(IsKept(place, text), $"{place} is lost:\n{text}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task A_member_that_occurs_twice_is_refused(string provider, string name)
    {
        var fixture = new Fixture(provider, name);
        foreach (var (place, answer) in AnswerMutations.WithDuplicates(fixture.Text))
        {
            var result = await ReadAsync(fixture, answer);
            Assert.True(result.Error is { ErrorId: WorkflowErrorId.InvalidResponse }, $"{place} twice was accepted");
            Assert.Contains("twice", result.Error.Message);
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Order_and_layout_do_not_matter(string provider, string name)
    {
        var fixture = new Fixture(provider, name);
        var run = RunText.Of((await ReadAsync(fixture, fixture.Text)).Runs);
        var node = JsonNode.Parse(fixture.Text)!;
        Assert.Equal(run, RunText.Of((await ReadAsync(fixture, node.ToJsonString())).Runs));
        Assert.Equal(run, RunText.Of((await ReadAsync(fixture, " \r\n\t" + node.ToJsonString(Indented) + "\n\n")).Runs));

        var reversed = await ReadAsync(fixture, AnswerMutations.Reversed(node)!.ToJsonString());
        Assert.Equal(Sorted(run), Sorted(RunText.Of(reversed.Runs)));
    }

    /// <summary>A number may have become a time: milliseconds or seconds since 1970.</summary>
    private static bool IsKept(string place, string text) => place.Contains(AnswerMutations.Canary, System.StringComparison.Ordinal)
        ? text.Contains(AnswerMutations.Canary, System.StringComparison.Ordinal)
        : text.Contains($"{AnswerMutations.CanaryNumber}", System.StringComparison.Ordinal) || text.Contains("1970-01-12T10:20:54.321", System.StringComparison.Ordinal) || text.Contains("2001-04-19T04:25:21.0", System.StringComparison.Ordinal);

    private static Task<Core.Engine.ReadResult> ReadAsync(Fixture fixture, string answer, (string FollowUp, string Answer)? replaced = null)
    {
        var run = new RunReference(Providers.Account(fixture.Definition), fixture.Id);
        return TestRead.ReadAsync(run, fixture.Handler(answer, replaced), TestRead.Once);
    }

    /// <summary>Free JSON keeps the service's order: compared by its letters.</summary>
    private static string Sorted(string text)
    {
        var lines = text.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            if (lines[index].Contains('{', System.StringComparison.Ordinal))
            {
                lines[index] = string.Concat(System.Linq.Enumerable.Order(lines[index]));
            }
        }

        return string.Join('\n', lines);
    }
}
