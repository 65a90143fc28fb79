using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using WorkflowStatus.Core.Paths;
using WorkflowStatus.Core.Tests.Support;
using WorkflowStatus.Core.Text;
using Xunit.Abstractions;

namespace WorkflowStatus.Core.Tests.Fuzzing;

/// <summary>Mutated paths: each is refused with its column, or means the same when it is written and read again, and finds its places without harm.</summary>
public sealed class PathFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] Paths =
    [
        .. Providers.BuiltIn.Names().SelectMany(name => Providers.BuiltIn.Get(name).Text.Split('"')).Where(text => text.StartsWith("$.", StringComparison.Ordinal)).Distinct(),
        "$", "$['a b']", "$[\"x\"]", "$['\\u0041']", "$['\\'']", "$[*]", "$[0][-1]", "$.a[*].b", "$['\\ud83d\\ude80']", "$.ä", "$._x9",
    ];

    private static readonly JsonElement[] SampleAnswers = [.. Fixture.Runs.Where(fixture => fixture.Text.Length < 5000).Take(20).Select(fixture => JsonDocument.Parse(fixture.Text).RootElement)];

    [Fact]
    public void No_text_breaks_the_parser_and_what_it_takes_it_writes_the_same()
    {
        var run = new FuzzRun("paths", FuzzPlan.Count(20_000, 1_000_000), output);
        run.Play((random, tell) =>
        {
            var text = new Mutator(random, []).Characters(HostileValues.Pick(random, Paths));
            tell(Encoding.UTF8.GetBytes(text));
            JsonPath path;
            try
            {
                path = JsonPath.Parse(text);
            }
            catch (PathSyntaxException refusal)
            {
                run.Tally.Add("refused");
                Assert.InRange(refusal.Column, 1, text.Length + 1);
                return;
            }

            run.Tally.Add("parsed");
            var written = path.ToString();
            Assert.Equal(path.Segments, JsonPath.Parse(written).Segments);
            Assert.True(SafeText.IsOneLine(written), written);
            Find(path, HostileValues.Pick(random, SampleAnswers));
        });
        Assert.True(FuzzPlan.Case is not null || (run.Tally["refused"] > 1000 && run.Tally["parsed"] > 1000), "the mutations are too wild or too tame");
    }

    /// <summary>A path that names one place finds one at most.</summary>
    private static void Find(JsonPath path, JsonElement answer)
    {
        var found = path.Select(answer).Count;
        Assert.True(!path.IsSingular || found <= 1, "one place is several");
        Assert.True(path.SelectHolders(answer).Count <= found);
    }
}
