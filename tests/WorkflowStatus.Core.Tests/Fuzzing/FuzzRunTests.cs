using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;
using Xunit.Abstractions;

namespace WorkflowStatus.Core.Tests.Fuzzing;

/// <summary>The fuzzer finds what it is there to find: bugs planted behind the engine's reading, each in a rare shape of an answer.</summary>
public sealed partial class FuzzRunTests(ITestOutputHelper output)
{
    private static readonly Fixture[] Fixtures = [.. Fixture.Runs.Where(fixture => !fixture.FollowUps.Any())];

    private static readonly Doc[] Sound = [.. Fixtures.Select(fixture => Doc.Parse(fixture.Text))];

    /// <summary>One by which every bug is met within its number of cases; another may need more.</summary>
    private const int Seed = 20260102;

    private static readonly ManualResetEventSlim Never = new();

    /// <summary>How a bug shows itself, and how many cases it may take to meet its shape.</summary>
    public static TheoryData<string, string, int> Bugs { get; } = new()
    {
        { nameof(FirstOfEachList), nameof(IndexOutOfRangeException), 5000 },
        { nameof(NumberAsLong), nameof(FormatException), 5000 },
        { nameof(HalfOfAPair), nameof(ArgumentException), 20_000 },
        { nameof(LastBracket), nameof(IndexOutOfRangeException), 20_000 },
        { nameof(DeepLists), nameof(InvalidOperationException), 5000 },
        { nameof(RoomForEachStep), "bytes allocated", 5000 },
        { nameof(LoopUntilMidnight), "no end within", 20_000 },
    };

    [Theory]
    [MemberData(nameof(Bugs))]
    public void A_planted_bug_is_found_and_its_case_fails_again_alone(string bug, string shows, int most)
    {
        Action<byte[], ReadResult> planted = bug switch
        {
            nameof(FirstOfEachList) => FirstOfEachList,
            nameof(NumberAsLong) => NumberAsLong,
            nameof(HalfOfAPair) => HalfOfAPair,
            nameof(LastBracket) => LastBracket,
            nameof(DeepLists) => DeepLists,
            nameof(RoomForEachStep) => RoomForEachStep,
            _ => LoopUntilMidnight,
        };
        var first = Message(planted, most, only: null);
        var number = int.Parse(CaseNumber().Match(first).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var again = Message(planted, most, number);

        Assert.Contains(shows, first, StringComparison.Ordinal);
        Assert.Contains($"--filter {nameof(A_planted_bug_is_found_and_its_case_fails_again_alone)} -e WORKFLOWSTATUS_FUZZ_SEED={Seed} -e WORKFLOWSTATUS_FUZZ_CASE={number}", first, StringComparison.Ordinal);
        Assert.Contains(shows, again, StringComparison.Ordinal);
        Assert.Equal(Input().Match(first).Value, Input().Match(again).Value);
        output.WriteLine($"{bug}: found in case {number}");
    }

    private string Message(Action<byte[], ReadResult> planted, int most, int? only)
    {
        byte[] answer = [];
        using var client = new WorkflowClient(new WorkflowClientOptions { Handler = new StubHandler(_ => Answers.Bytes(answer)) });
        var run = new FuzzRun("a planted bug", most, output, nameof(A_planted_bug_is_found_and_its_case_fails_again_alone)) { Seed = Seed, Only = only, KeepsInputs = false, Limit = TimeSpan.FromSeconds(planted.Method.Name == nameof(LoopUntilMidnight) ? 1 : 20) };
        return Assert.ThrowsAny<Exception>(() => run.Play((random, tell) =>
        {
            var number = random.Next(Sound.Length);
            var mutator = new Mutator(random, Sound);
            answer = mutator.Bytes(mutator.Structure(Sound[number]));
            tell(answer);
            var result = client.ReadAsync(new RunReference(Providers.Account(Fixtures[number].Definition), "run-1"), TestRead.Once).GetAwaiter().GetResult();
            planted(answer, result);
        })).Message;
    }

    /// <summary>Takes it that no list is empty, of what could be read.</summary>
    private static void FirstOfEachList(byte[] answer, ReadResult result)
    {
        if (result.Error is null)
        {
            Visit(answer, (value, _) => Demand<IndexOutOfRangeException>(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > 0));
        }
    }

    /// <summary>Takes it that a whole number fits.</summary>
    private static void NumberAsLong(byte[] answer, ReadResult result) =>
        Visit(answer, (value, depth) => Demand<FormatException>(depth == 1 || value.ValueKind != JsonValueKind.Number || !value.GetRawText().All(char.IsAsciiDigit) || value.TryGetInt64(out _)));

    /// <summary>Takes it that half a surrogate pair stands in no name of an object in a list.</summary>
    private static void HalfOfAPair(byte[] answer, ReadResult result) =>
        Demand<ArgumentException>(!Encoding.UTF8.GetString(answer).Contains("[{\"\\ud800\"", StringComparison.Ordinal));

    /// <summary>Takes it that something follows a bracket.</summary>
    private static void LastBracket(byte[] answer, ReadResult result) => Demand<IndexOutOfRangeException>(answer is not [.., (byte)'[']);

    /// <summary>Takes it that nothing is nested deeper than a service would, short of the engine's own limit.</summary>
    private static void DeepLists(byte[] answer, ReadResult result) => Visit(answer, (_, depth) => Demand<InvalidOperationException>(depth <= 66));

    /// <summary>Keeps room for as many steps as there are mostly, and then for very many.</summary>
    private static void RoomForEachStep(byte[] answer, ReadResult result)
    {
        if (result.Error is null && result.Runs[0].Steps.Count > 7)
        {
            GC.KeepAlive(new byte[64 * 1024 * 1024]);
        }
    }

    /// <summary>Waits for an hour that never comes.</summary>
    private static void LoopUntilMidnight(byte[] answer, ReadResult result)
    {
        if (Encoding.UTF8.GetString(answer).Contains("T24:00:00Z", StringComparison.Ordinal))
        {
            Never.Wait();
        }
    }

    private static void Demand<T>(bool holds)
        where T : Exception, new()
    {
        if (!holds)
        {
            throw new T();
        }
    }

    /// <summary>Visits every value of an answer that is JSON.</summary>
    private static void Visit(byte[] answer, Action<JsonElement, int> visit)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(answer, new JsonDocumentOptions { MaxDepth = 200 });
        }
        catch (JsonException)
        {
            return;
        }

        using (document)
        {
            Visit(document.RootElement, 1, visit);
        }
    }

    private static void Visit(JsonElement value, int depth, Action<JsonElement, int> visit)
    {
        visit(value, depth);
        var children = value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().ToArray(),
            JsonValueKind.Object => [.. value.EnumerateObject().Select(member => member.Value)],
            _ => [],
        };
        Array.ForEach(children, child => Visit(child, depth + 1, visit));
    }

    [GeneratedRegex(@"case (\d+) of seed")]
    private static partial Regex CaseNumber();

    [GeneratedRegex(@"input \([^\n]*")]
    private static partial Regex Input();
}
