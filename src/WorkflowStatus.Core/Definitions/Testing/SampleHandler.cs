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
    private (string Name, int Page) _asked;

    public SampleHandler(RunReference run, DefinitionSample sample)
    {
        _run = run;
        _sample = sample;
    }

    /// <summary>The requests: the first line by line, of each follow-up its address.</summary>
    public IReadOnlyList<string> Request => _request;

    /// <summary>Says which page of which follow-up is asked for next: its address may hold values of the run.</summary>
    public void Expect(string name, int page) => _asked = (name, page);

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

        if (!_sample.FollowUps.TryGetValue(_asked.Name, out var pages) || _asked.Page >= pages.Count)
        {
            return Task.FromResult(Response(404, []));
        }

        var page = Response(200, pages[_asked.Page]);
        if (_asked.Page + 1 < pages.Count)
        {
            // A sample is a body: the header that would name the next one is not in it.
            page.Headers.Add("Link", $"<?page={_asked.Page + 2}>; rel=\"next\"");
        }

        return Task.FromResult(page);
    }

    /// <summary>The address as far as it is known without an answer.</summary>
    private Uri First(FollowUpDefinition followUp) =>
        RequestBuilder.Build(_run, followUp.Request, isSummary: false, followUp.Paging?.FirstPage);

    private static HttpResponseMessage Response(int status, byte[] body) => new((HttpStatusCode)status) { Content = new ByteArrayContent(body) };
}
