using System.Collections.Generic;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Requests;

public sealed class RunReferenceTests
{
    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" \u00a0", "is blank")]
    [InlineData(".", "another address")]
    [InlineData("..", "another address")]
    [InlineData("a\nb", "control character")]
    [InlineData("a\0b", "control character")]
    [InlineData("a\u009bb", "control character")]
    public void An_id_that_cannot_stand_in_an_address_is_refused(string id, string problem)
    {
        var error = Assert.Throws<WorkflowStatusException>(() => new RunReference(Providers.Account("Storyteller"), id));
        Assert.Equal(WorkflowErrorId.InvalidParameter, error.ErrorId);
        Assert.Contains(problem, error.Message);
        Assert.Equal(id, error.Target);
        Assert.Equal("Storyteller", error.Provider);
        Assert.EndsWith(error.RecommendedAction, error.Message);
        Assert.DoesNotContain(error.Message, letter => char.IsControl(letter));
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        var (high, low) = ('\ud83d', '\ude00');
        foreach (var id in new[] { $"a{high}", $"{low}a", $"{low}{high}", $"{high}{high}{low}" })
        {
            var error = Assert.Throws<WorkflowStatusException>(() => new RunReference(Providers.Account("Storyteller"), id));
            Assert.Contains("half a character", error.Message);
        }
    }

    [Fact]
    public void An_id_is_at_most_2048_characters()
    {
        Assert.Equal(2048, new RunReference(Providers.Account("Storyteller"), new string('a', 2048)).Id.Length);
        var error = Assert.Throws<WorkflowStatusException>(() => new RunReference(Providers.Account("Storyteller"), new string('a', 2049)));
        Assert.Contains("longer than 2048", error.Message);
    }

    [Fact]
    public void References_of_one_account_and_id_are_one_run()
    {
        var account = Providers.Account("Storyteller");
        var runs = new HashSet<RunReference> { new(account, "a"), new(account, "a"), new(account, "A"), new(Providers.Account("Storyteller"), "a") };
        Assert.Equal(3, runs.Count);
    }

    [Fact]
    public void Its_text_names_provider_and_id() => Assert.Equal("Aster run 'wf-1'", new RunReference(Providers.Account("Aster"), "wf-1").ToString());
}
