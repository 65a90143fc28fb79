using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Core.Tests.Support;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Tests.Fuzzing;

/// <summary>Every terminal word of every built-in definition ends a wait, and no other does.</summary>
public sealed class EndPropertyTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public static TheoryData<string> Names => [.. Providers.Network.Select(definition => definition.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_word_ends_a_wait_exactly_if_it_is_terminal(string provider)
    {
        var definition = Providers.BuiltIn.Get(provider);
        foreach (var word in definition.States.Words)
        {
            foreach (var written in new[] { word.Word, word.Word.ToUpperInvariant(), word.Word.ToLowerInvariant() })
            {
                Assert.True(word.State.IsTerminal() == Ends(definition, written), $"{written} is {word.State}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_word_that_is_not_mapped_ends_no_wait(string provider)
    {
        var definition = Providers.BuiltIn.Get(provider);
        // Words of other services, words that look like ends, and what FsCheck thinks of.
        var known = Providers.Network.SelectMany(other => other.States.Words).SelectMany(word => new[] { word.Word, word.Word + " ", "x" + word.Word, word.State.ToString() });
        var any = Gen.OneOf(Gen.Elements(known.Append("7").Append("Succeeded, Failed").ToArray()), ArbMap.Default.GeneratorFor<NonEmptyString>().Select(text => text.Get));
        Prop.ForAll(any.Where(word => definition.States.Find(word) is null && SafeText.IsWellFormed(word)).ToArbitrary(), word => !Ends(definition, word))
            .Check(FuzzPlan.Generated(30, 2000));
    }

    /// <summary>Waits for a run that says the word each time; one that goes on gets its deadline.</summary>
    private static bool Ends(ProviderDefinition definition, string word)
    {
        using var stage = new WaitStage(definition) { Options = new WaitOptions { Read = TestRead.Patient, Timeout = Limit } };
        var answer = Answer(definition, word);
        stage.Default = request => Task.FromResult(IsMain(definition, request.Http.RequestUri!) ? Answers.Json(answer) : Answers.Status(404));
        stage.Wait("run-1");
        var errors = stage.Log.Of("Error").Select(told => told.Error!.ErrorId).ToList();
        // A run that goes on is emitted as last seen, with a WaitTimeout.
        Assert.Single(stage.Log.Ended);
        Assert.True(errors is [] or [WorkflowErrorId.WaitTimeout], string.Join(", ", stage.Log.Events));
        Assert.Equal(errors.Count == 0, stage.Elapsed < Limit);
        return errors.Count == 0;
    }

    private static bool IsMain(ProviderDefinition definition, Uri address) =>
        definition.Wire.FollowUps.All(followUp => !address.AbsolutePath.EndsWith(followUp.Request.Path.ToString().Split('}')[^1], StringComparison.Ordinal));

    /// <summary>The smallest answer that says a word where the definition looks first.</summary>
    private static string Answer(ProviderDefinition definition, string word)
    {
        var path = definition.Wire.Run.Items[0].Segments.Concat(definition.Wire.Run.Status.Paths[0].Segments);
        return path.Reverse().Aggregate(JsonSerializer.Serialize(word), (inner, segment) => segment.Name is { } name ? $"{{{JsonSerializer.Serialize(name)}:{inner}}}" : $"[{inner}]");
    }
}
