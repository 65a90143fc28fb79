using System.Linq;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Tests.Text;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("plain ü 😀", "plain ü 😀")]
    [InlineData("a\tb\r\nc", "a\tb\r\nc")]
    [InlineData("\u001b[31mred\u001b[0m", "␛[31mred␛[0m")]
    [InlineData("\0\a\b\u007f", "␀␇␈␡")]
    [InlineData("c1 \u009b31m", "c1 \ufffd31m")]
    [InlineData("Failed\rSucceeded\r", "Failed␍Succeeded␍")]
    [InlineData("turn \u202etxt.exe \u2066x\u2069", "turn \ufffdtxt.exe \ufffdx\ufffd")]
    public void Control_characters_become_pictures(string text, string clean) => Assert.Equal(clean, SafeText.Clean(text));

    [Fact]
    public void A_clean_text_is_not_copied()
    {
        var text = string.Concat(Enumerable.Repeat("abc", 3));
        Assert.Same(text, SafeText.Clean(text));
    }

    [Theory]
    [InlineData(" a\r\nb\nc\td ", 20, "a b c d")]
    [InlineData("Failed\rSucceeded", 20, "Failed Succeeded")]
    [InlineData("1234567890", 10, "1234567890")]
    [InlineData("12345678901", 10, "123456789…")]
    [InlineData("\u001b]0;x\u0007", 20, "␛]0;x␇")]
    [InlineData("12345678😀9", 10, "12345678…")]
    public void A_line_is_one_line_and_no_longer_than_asked(string text, int maximum, string line) => Assert.Equal(line, SafeText.Line(text, maximum));

    [Theory]
    [InlineData("abc", false)]
    [InlineData("a\nb", true)]
    [InlineData("a\u0085b", true)]
    public void Every_control_character_counts_when_a_text_is_sent(string text, bool expected) => Assert.Equal(expected, SafeText.HasControl(text));
}
