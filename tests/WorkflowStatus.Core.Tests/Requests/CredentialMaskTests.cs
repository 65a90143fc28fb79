using System;
using System.Text;
using System.Text.Json;
using WorkflowStatus.Core.Reading;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Tests.Requests;

public sealed class CredentialMaskTests
{
    private const string Key = "can+ary/0123==";

    private static readonly CredentialMask Mask = new(new Credential(Key), "Bearer " + Key);

    [Theory]
    [InlineData("The key can+ary/0123== is wrong.", "The key ******** is wrong.")]
    [InlineData("?key=can%2Bary%2F0123%3D%3D&x", "?key=********&x")]
    [InlineData("?key=can%2Bary/0123%3D%3D&x", "?key=********&x")]
    [InlineData("Y2FuK2FyeS8wMTIzPT0=", "********=")]
    [InlineData("Nothing of it.", "Nothing of it.")]
    public void Each_form_of_the_credential_is_hidden(string text, string expected) => Assert.Equal(expected, Mask.Hide(text));

    [Fact]
    public void What_basic_authentication_sends_is_hidden()
    {
        var sent = Convert.ToBase64String(Encoding.UTF8.GetBytes("user:canary-0123"));
        Assert.Equal("got ********", new CredentialMask(new Credential("canary-0123"), "Basic " + sent).Hide("got " + sent.TrimEnd('=')));
    }

    [Fact]
    public void A_short_credential_takes_no_words_out() => Assert.Equal("a test", new CredentialMask(new Credential("test"), "test").Hide("a test"));

    [Theory]
    [InlineData("""{"a":"can+ary/0123=="}""")]
    [InlineData("""{"a":"can\u002bary\/0123=="}""")]
    [InlineData("""{"can+ary/0123==":[{"b":"x can+ary/0123=="}]}""")]
    public void An_answer_that_quotes_it_is_rewritten_however_it_is_escaped(string json)
    {
        Assert.True(Mask.MayOccur(Encoding.UTF8.GetBytes(json)));
        using var masked = AnswerMask.Apply(JsonDocument.Parse(json), Mask, 8);
        Assert.Contains("********", masked.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("0123", masked.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_else_of_such_an_answer_stays()
    {
        using var masked = AnswerMask.Apply(JsonDocument.Parse("""{"n":1.50,"t":true,"z":null,"l":[1e3,"é"],"k":"can+ary/0123=="}"""), Mask, 8);
        var root = masked.RootElement;
        Assert.Equal("1.50", root.GetProperty("n").GetRawText());
        Assert.Equal("1e3", root.GetProperty("l")[0].GetRawText());
        Assert.Equal("é", root.GetProperty("l")[1].GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("z").ValueKind);
        Assert.Equal("********", root.GetProperty("k").GetString());
    }

    [Fact]
    public void An_answer_without_it_is_not_rewritten() => Assert.False(Mask.MayOccur("""{"a":"something else"}"""u8));
}
