using System;
using System.Collections.Generic;
using FsCheck;
using FsCheck.Fluent;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Fuzzing;

/// <summary>Properties of addresses: for any id and any parameter that FsCheck thinks of, a request goes to its own origin and route, or is refused in words.</summary>
public sealed class AddressPropertyTests
{
    private static readonly Gen<string> Value = Gen.OneOf(
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get),
        Gen.Elements("..", ".", "a/b", "a\\b", "//evil.example", "@evil.example", "?x", "#x", "%2e%2e", "%", "a%00", "a b", "ä", "🚀", "\r\nX-Evil: 1", "\ud800", "\u3002", ":", "a;b", "{id}", "*", "~", "'"));

    [Fact]
    public void No_value_leaves_its_place()
    {
        var definition = TestDefinition.With(
            ("baseUri", "\"https://api.example.com/base/{Tenant}\""),
            ("parameters", """[{ "name": "Tenant", "required": true }]"""),
            ("request", """{ "path": "/runs/{id}/of/{Tenant}", "query": { "q": "{id}" } }"""));
        Prop.ForAll(Value.ToArbitrary(), Value.ToArbitrary(), (id, tenant) =>
        {
            Uri address;
            try
            {
                var account = Providers.Account(definition, options => options with { Parameters = new Dictionary<string, string> { ["Tenant"] = tenant } });
                address = RequestBuilder.Build(new RunReference(account, id), definition.Wire.Request, isSummary: false);
            }
            catch (WorkflowStatusException refusal)
            {
                return refusal.ErrorId is WorkflowErrorId.InvalidParameter or WorkflowErrorId.MissingParameter;
            }

            var parts = address.AbsolutePath.Split('/');
            return address.GetLeftPart(UriPartial.Authority) == "https://api.example.com" && parts.Length == 7
                && Uri.UnescapeDataString(parts[2]) == tenant && Uri.UnescapeDataString(parts[4]) == id && Uri.UnescapeDataString(parts[6]) == tenant
                && Uri.UnescapeDataString(address.Query) == "?q=" + id && address.Fragment.Length == 0;
        }).Check(FuzzPlan.Generated(500, 50_000));
    }
}
