using System;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Tests.Text;

public sealed class NearNamesTests
{
    private static readonly string[] Known = ["8x8", "Aster", "GloriaMundo", "Oumla", "Storyteller"];

    [Theory]
    [InlineData("Storyteler", "Storyteller")]
    [InlineData("STORYTELLER", "Storyteller")]
    [InlineData("story", "Storyteller")]
    [InlineData("mundo", "GloriaMundo")]
    [InlineData("Oulma", "Oumla")]
    [InlineData("Astra", "Aster")]
    [InlineData("8x9", "8x8")]
    [InlineData("Jenkins", "")]
    [InlineData("", "")]
    public void The_nearest_name_comes_first(string wanted, string expected)
    {
        var found = NearNames.Find(wanted, Known);
        Assert.Equal(expected, found.Count == 0 ? string.Empty : found[0]);
    }

    [Fact]
    public void At_most_three_names_are_given() => Assert.Equal(["aa", "ab", "ac"], NearNames.Find("aa", ["ad", "ac", "ab", "aa", "ae"]));

    [Fact]
    public void A_name_of_absurd_length_is_near_to_nothing() => Assert.Empty(NearNames.Find(new string('a', 100_000), [new string('a', 100_000)]));

    [Theory]
    [InlineData("Oumla1", "Did you mean 'Oumla'?")]
    [InlineData("Jenkins", "Known: 8x8, Aster, GloriaMundo, Oumla, Storyteller.")]
    public void The_sentence_names_the_near_ones_or_all(string wanted, string sentence) => Assert.Equal(sentence, NearNames.Sentence(wanted, Known));

    [Fact]
    public void The_sentence_says_when_there_are_none() => Assert.Equal("There are none yet.", NearNames.Sentence("x", Array.Empty<string>()));
}
