using System;
using System.Linq;
using System.Text;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Requests;

/// <summary>User names that a person gives, and servers that ask for no credential.</summary>
public sealed class AuthVariantTests
{
    private const string Basic = """{ "type": "basic", "userName": "built-in" }""";

    [Theory]
    [InlineData("ada", "ada")]
    [InlineData("ada@example.com", "ada@example.com")]
    [InlineData("Zoë", "Zoë")]
    [InlineData(null, "built-in")]
    public void A_parameter_can_be_the_user_name(string? given, string user)
    {
        var header = Account(Basic, given).Headers.Single(entry => entry.Key == "Authorization").Value;
        Assert.Equal($"{user}:{Providers.Secret}", Encoding.UTF8.GetString(Convert.FromBase64String(header["Basic ".Length..])));
    }

    [Theory]
    [InlineData("a:b", "holds a colon")]
    [InlineData("a\nb", "control character")]
    public void A_user_name_that_would_move_into_the_password_is_refused(string given, string problem)
    {
        var error = Assert.Throws<WorkflowStatusException>(() => Account(Basic, given));
        Assert.Equal(WorkflowErrorId.InvalidParameter, error.ErrorId);
        Assert.Contains(problem, error.Message);
    }

    [Fact]
    public void A_user_name_needs_basic_authentication()
    {
        var problems = Mistake.Add("\"auth\": { \"type\": \"bearer\" }, \"parameters\": [{ \"name\": \"Login\", \"in\": \"user\" }]");
        Mistake.AssertHas(problems, 9, "$.parameters", "expected auth of type basic, whose user name 'Login' is");
    }

    [Fact]
    public void Where_a_credential_is_optional_none_is_sent_without_one()
    {
        var definition = TestDefinition.With(("auth", """{ "type": "bearer", "optional": true }"""));
        Assert.Empty(Providers.Account(definition, options => options with { Credential = null }).Headers);
        Assert.Equal("Bearer " + Providers.Secret, Assert.Single(Providers.Account(definition).Headers).Value);
    }

    private static RunAccount Account(string auth, string? user) => Providers.Account(
        TestDefinition.With(("auth", auth), ("parameters", """[{ "name": "Login", "in": "user" }]""")),
        options => user is null ? options : options with { Parameters = new System.Collections.Generic.Dictionary<string, string> { ["Login"] = user } });
}
