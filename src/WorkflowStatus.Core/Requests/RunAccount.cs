using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Requests;

/// <summary>
/// Whom to ask and as whom: everything that the runs of one account share. Checked when it is made, so that bad input
/// is an error before any request.
/// </summary>
public sealed class RunAccount
{
    private const string BearerWord = "Bearer ";

    private readonly Dictionary<string, string> _values;

    /// <summary>Checks and joins what is needed to ask.</summary>
    /// <param name="definition">The service's definition.</param>
    /// <param name="options">What the caller gives.</param>
    /// <exception cref="WorkflowStatusException">MissingParameter, InvalidParameter or CredentialMissing.</exception>
    public RunAccount(ProviderDefinition definition, RunAccountOptions options)
    {
        Definition = definition;
        Connection = options.Connection;
        Credential = definition.Auth.Kind == AuthKind.None ? null : options.Credential;
        Polling = options.Polling ?? definition.Polling;
        Parameters = new RunParameters(Known(definition, options.Parameters));
        _values = ParameterRules.Resolve(definition, options.Parameters);
        GivenBaseUri = options.BaseUri;
        BaseUri = options.BaseUri ?? options.ConnectionBaseUri ?? new Uri(definition.Wire.BaseUri.Expand(name => RequestBuilder.Escape(_values[name])));
        CheckOrigin();
        Origin = BaseUri.GetLeftPart(UriPartial.Authority);
        BasePath = BaseUri.AbsolutePath.TrimEnd('/');
        RequestPath = options.RequestPath is { } path ? ParsePath(path) : null;
        Headers = BuildHeaders();
        Mask = Credential is null ? null : new CredentialMask(Credential, AuthorizationValue(Credential));
    }

    /// <summary>The service's definition.</summary>
    public ProviderDefinition Definition { get; }

    /// <summary>The connection's name; null without one.</summary>
    public string? Connection { get; }

    /// <summary>Where the service is: the only origin that gets the credential.</summary>
    public Uri BaseUri { get; }

    /// <summary>The base URI that the caller gave; null when it is the definition's own.</summary>
    public Uri? GivenBaseUri { get; }

    /// <summary>The provider parameters that the caller gave.</summary>
    public RunParameters Parameters { get; }

    /// <summary>The credential; null when the service wants none.</summary>
    public Credential? Credential { get; }

    /// <summary>How often the service wants to be asked.</summary>
    public PollingAdvice Polling { get; }

    /// <summary>Scheme, host and port of the service.</summary>
    internal string Origin { get; }

    /// <summary>What every path begins with; empty where the service is at the root.</summary>
    internal string BasePath { get; }

    /// <summary>A request path in place of the definition's; null for the definition's own.</summary>
    internal UriTemplate? RequestPath { get; }

    /// <summary>The headers that parameters and the credential give every request to this account.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>Takes the credential out of what the service says; null when there is none.</summary>
    internal CredentialMask? Mask { get; }

    /// <summary>
    /// What a rate limit and a refusal are about: the origin, the credential (with the user whose password it is), and
    /// the service, of which there may be several behind one origin. It does not hold the secret.
    /// </summary>
    internal (string Origin, string? Credential, string Provider) Login =>
        (Origin, Credential is null ? null : Definition.Auth.Kind == AuthKind.Basic ? $"{Credential.Fingerprint} {UserName()}" : Credential.Fingerprint, Definition.Name);

    internal string Value(string name) => _values[name];

    internal bool HasValue(string name) => _values.ContainsKey(name);

    private static IEnumerable<KeyValuePair<string, string>> Known(ProviderDefinition definition, IReadOnlyDictionary<string, string> given)
    {
        foreach (var pair in given)
        {
            if (Find(definition, pair.Key) is not null)
            {
                yield return pair;
            }
        }
    }

    private static ParameterDefinition? Find(ProviderDefinition definition, string name) =>
        definition.Parameters.FirstOrDefault(parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase));

    private UriTemplate ParsePath(string path)
    {
        var problem = RequestPathRules.Problem(path);
        var template = UriTemplate.Parse(problem is null ? path : string.Empty);
        var stranger = template.Names.FirstOrDefault(name => name != RequestBuilder.IdName && !HasValue(name));
        var names = (Definition.Wire.Request with { Path = template }).Names(isSummary: false);
        problem ??= stranger is not null ? $"expected {{id}} or a parameter that has a value, found {{{stranger}}}"
            : names.Contains(RequestBuilder.IdName) ? null : "expected {id}";
        return problem is null ? template : throw new WorkflowStatusException(
            WorkflowErrorId.InvalidParameter, $"{Definition.Name}: the request path '{SafeText.Line(path, 200)}' cannot be used: {problem}.", "Correct the request path.") { Provider = Definition.Name };
    }

    private void CheckOrigin()
    {
        if (BaseUriRules.Problem(BaseUri) is { } problem)
        {
            throw new WorkflowStatusException(
                WorkflowErrorId.InvalidParameter, $"{Definition.Name}: the base URI '{SafeText.Line(BaseUriRules.Describe(BaseUri), 200)}' cannot be used: {problem}.", "Correct the base URI.") { Provider = Definition.Name };
        }

        if (Definition.Auth is { Kind: not AuthKind.None, IsOptional: false } && Credential is null)
        {
            throw new WorkflowStatusException(WorkflowErrorId.CredentialMissing, $"{Definition.Name} needs a credential and none was given.", "Give one.") { Provider = Definition.Name };
        }
    }

    private List<KeyValuePair<string, string>> BuildHeaders()
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var parameter in Definition.Parameters.Where(parameter => parameter.Place == ParameterPlace.Header && HasValue(parameter.Name)))
        {
            headers.Add(new(parameter.WireName, _values[parameter.Name]));
        }

        if (Credential is not null)
        {
            headers.Add(new(Definition.Auth.HeaderName, AuthorizationValue(Credential)));
        }

        if (headers.Find(header => !HeaderRules.Fits(header.Key, header.Value)).Key is { } wrong)
        {
            throw new WorkflowStatusException(
                WorkflowErrorId.InvalidParameter, $"{Definition.Name}: the value for the header {wrong} does not have the form that this header needs.", "Give the key, token or parameter alone, as the service issued it.") { Provider = Definition.Name };
        }

        return headers;
    }

    /// <summary>The user name of basic authentication: a parameter's, else the definition's, which may be empty.</summary>
    private string UserName() =>
        Definition.Parameters.FirstOrDefault(parameter => parameter.Place == ParameterPlace.User && HasValue(parameter.Name)) is { } user ? Value(user.Name) : Definition.Auth.UserName;

    /// <summary>Some services' documents (Argo Workflows) keep the word with the token: it is not said twice.</summary>
    private static string Bearer(string token) => token.StartsWith(BearerWord, StringComparison.OrdinalIgnoreCase) ? token : BearerWord + token;

    private string AuthorizationValue(Credential credential) => Definition.Auth.Kind switch
    {
        AuthKind.Bearer => Bearer(credential.Reveal()),
        AuthKind.Basic => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{UserName()}:{credential.Reveal()}")),
        _ => credential.Reveal(),
    };
}
