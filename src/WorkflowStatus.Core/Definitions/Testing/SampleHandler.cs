using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Definitions.Testing;

/// <summary>Answers the main request and the follow-ups with their samples, and keeps what was asked.</summary>
internal sealed class SampleHandler : HttpMessageHandler
{
    private static readonly byte[] Nothing = [(byte)'{', (byte)'}'];

    private readonly RunReference _run;
    private readonly DefinitionSample _sample;
    private readonly List<string> _request = [];
    private readonly Dictionary<string, int> _answered = [];

    public SampleHandler(RunReference run, DefinitionSample sample)
    {
        _run = run;
        _sample = sample;
    }

    /// <summary>The requests: the first line by line, of each follow-up its address.</summary>
    public IReadOnlyList<string> Request => _request;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_request.Count == 0)
        {
            _request.Add($"GET {request.RequestUri}");
            _request.AddRange(request.Headers.Select(header => $"{header.Key}: {string.Join(" ", header.Value)}"));
            if (_sample.Answer is null)
            {
                // Which of them would be sent depends on the answer.
                _request.AddRange(_run.Account.Definition.Wire.FollowUps.Select(followUp => $"then GET {First(followUp)}"));
            }

            return Task.FromResult(Response(_sample.StatusCode, _sample.Answer ?? Nothing));
        }

        if (_sample.Answer is not null)
        {
            _request.Add($"then GET {request.RequestUri}");
        }

        return Task.FromResult(Name(request.RequestUri!) is { } name && _sample.FollowUps.TryGetValue(name, out var pages) && Page(name, request.RequestUri!) is var page && page < pages.Count
            ? Response(200, pages[page])
            : Response(404, []));
    }

    /// <summary>Which page is asked for: after the first one by one; each run of an answer begins with the first again.</summary>
    private int Page(string name, Uri address)
    {
        var followUp = _run.Account.Definition.Wire.FollowUps.First(followUp => followUp.Name == name);
        return _answered[name] = address == First(followUp) ? 0 : _answered.TryGetValue(name, out var last) ? last + 1 : 0;
    }

    private Uri First(FollowUpDefinition followUp) =>
        RequestBuilder.Build(_run, followUp.Request, isSummary: false, followUp.Paging?.FirstPage is { } value ? new(followUp.Paging.Query, value) : null);

    private static HttpResponseMessage Response(int status, byte[] body) => new((HttpStatusCode)status) { Content = new ByteArrayContent(body) };

    /// <summary>The follow-up that asks for an address. A page's query stands at its end.</summary>
    private string? Name(Uri address) => _run.Account.Definition.Wire.FollowUps
        .Select(followUp => (followUp.Name, Address: RequestBuilder.Build(_run, followUp.Request, isSummary: false).AbsoluteUri))
        .Where(followUp => address.AbsoluteUri.StartsWith(followUp.Address, StringComparison.Ordinal))
        .OrderByDescending(followUp => followUp.Address.Length).Select(followUp => followUp.Name).FirstOrDefault();
}
