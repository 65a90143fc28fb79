using System.Text.Json;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Tests.Requests;

public sealed class CredentialTests
{
    [Theory]
    [InlineData("", "is empty")]
    [InlineData("   ", "is empty")]
    [InlineData("canary\n", "ends in a line break")]
    [InlineData("canary\r\n", "ends in a line break")]
    [InlineData("can\r\nX-Evil: 1", "control character")]
    [InlineData("can\0ary", "control character")]
    [InlineData("can\tary", "control character")]
    [InlineData("can\u007fary", "control character")]
    [InlineData(" canary", "begins or ends in a blank")]
    [InlineData("canary ", "begins or ends in a blank")]
    [InlineData("canäry", "not ASCII")]
    [InlineData("canary\u2028", "not ASCII")]
    public void A_secret_that_cannot_be_sent_is_refused_and_never_quoted(string secret, string problem)
    {
        var error = Assert.Throws<WorkflowStatusException>(() => new Credential(secret));
        Assert.Equal(WorkflowErrorId.InvalidParameter, error.ErrorId);
        Assert.Contains(problem, error.Message);
        Assert.DoesNotContain("can", error.ToString().Replace("cannot", string.Empty, System.StringComparison.Ordinal));
    }

    [Fact]
    public void No_text_of_a_credential_shows_it()
    {
        var credential = new Credential("canary");
        Assert.Equal("********", credential.ToString());
        Assert.Equal("********", $"{credential}");
        Assert.Equal("{}", JsonSerializer.Serialize(credential));
        Assert.Empty(typeof(Credential).GetProperties());
        Assert.Empty(typeof(Credential).GetFields());
    }

    [Fact]
    public void Credentials_of_one_text_are_equal()
    {
        Assert.Equal(new Credential("a"), new Credential("a"));
        Assert.Equal(new Credential("a").GetHashCode(), new Credential("a").GetHashCode());
        Assert.NotEqual(new Credential("a"), new Credential("A"));
        Assert.False(new Credential("a").Equals((object?)"a"));
        Assert.False(new Credential("a").Equals(null));
    }
}
