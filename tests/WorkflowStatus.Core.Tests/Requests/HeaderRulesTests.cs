using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Tests.Requests;

public sealed class HeaderRulesTests
{
    [Theory]
    [InlineData("x-api-key", null)]
    [InlineData("Authorization", null)]
    [InlineData("!#$%&'*+^`|~", null)]
    [InlineData("", "header name")]
    [InlineData("a b", "header name")]
    [InlineData("a:b", "header name")]
    [InlineData("a\r\nb", "header name")]
    [InlineData("ä", "header name")]
    [InlineData("host", "other than host")]
    [InlineData("Content-Length", "other than Content-Length")]
    [InlineData("Transfer-Encoding", "other than Transfer-Encoding")]
    [InlineData("COOKIE", "other than COOKIE")]
    public void A_name_is_a_token_that_the_connection_does_not_own(string name, string? expectation)
    {
        if (expectation is null)
        {
            Assert.Null(HeaderRules.NameProblem(name));
        }
        else
        {
            Assert.Contains(expectation, HeaderRules.NameProblem(name));
        }
    }

    [Theory]
    [InlineData("x-api-key", null)]
    [InlineData("authorization", "'auth' says how")]
    [InlineData("Proxy-Authorization", "'auth' says how")]
    [InlineData("COOKIE", "'auth' says how")]
    [InlineData("host", "belongs to the connection")]
    [InlineData("a b", "header name")]
    public void A_value_fills_no_header_of_a_credential_either(string name, string? expectation) =>
        Assert.Contains(expectation ?? string.Empty, HeaderRules.ValueNameProblem(name) ?? string.Empty);

    [Theory]
    [InlineData("", true)]
    [InlineData("a b~!", true)]
    [InlineData(" a", false)]
    [InlineData("a ", false)]
    [InlineData("a\tb", false)]
    [InlineData("a\nb", false)]
    [InlineData("a\u007f", false)]
    [InlineData("ü", false)]
    public void A_value_is_printable_ascii(string value, bool expected) => Assert.Equal(expected, HeaderRules.IsSendable(value));
}
