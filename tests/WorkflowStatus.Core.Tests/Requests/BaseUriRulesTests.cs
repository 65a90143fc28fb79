using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Tests.Requests;

public sealed class BaseUriRulesTests
{
    [Theory]
    [InlineData("https://api.example.com")]
    [InlineData("https://api.example.com:8443/prefix/")]
    [InlineData("http://localhost:5000")]
    [InlineData("http://127.0.0.1:5000/x")]
    [InlineData("http://[::1]:5000")]
    public void Https_is_accepted_and_http_to_this_machine(string uri) => Assert.Null(BaseUriRules.Problem(uri));

    [Theory]
    [InlineData("http://api.example.com", "https is expected")]
    [InlineData("http://localhost.example.com", "https is expected")]
    [InlineData("http://127.0.0.1.example.com", "https is expected")]
    [InlineData("ftp://api.example.com", "http or https")]
    [InlineData("file:///etc/passwd", "http or https")]
    [InlineData("javascript:alert(1)", "http or https")]
    [InlineData("api.example.com", "absolute URI")]
    [InlineData("/api", "absolute")]
    [InlineData("", "absolute URI")]
    [InlineData("https://user:word@api.example.com", "without user name")]
    [InlineData("https://user@api.example.com", "without user name")]
    [InlineData("https://api.example.com/?a=b", "without query")]
    [InlineData("https://api.example.com/#a", "without query")]
    public void Everything_else_is_refused(string uri, string expectation) => Assert.Contains(expectation, BaseUriRules.Problem(uri));
}
