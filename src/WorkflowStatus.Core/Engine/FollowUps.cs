using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Paths;
using WorkflowStatus.Core.Reading;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Engine;

/// <summary>Sends the further requests that complete one run, page by page.</summary>
internal sealed class FollowUps
{
    /// <summary>Real ones have some hundred; an address must not become as long as an answer may be.</summary>
    private const int LongestToken = 4096;

    private readonly RunReference _run;
    private readonly AnswerReader _reader;
    private readonly List<string> _notes;

    /// <summary>Makes a sender.</summary>
    /// <param name="run">Whose runs are completed.</param>
    /// <param name="reader">Reads the answers.</param>
    /// <param name="notes">Takes what went wrong without harm.</param>
    public FollowUps(RunReference run, AnswerReader reader, List<string> notes)
    {
        _run = run;
        _reader = reader;
        _notes = notes;
    }

    /// <summary>Asks for one part of an answer: the request, what asks for the part (null for all of it), and the run's values in its address (null where it needs none).</summary>
    public required Func<RequestDefinition, PageRequest?, IReadOnlyDictionary<string, string>?, ValueTask<Answer>> Ask { get; init; }

    /// <summary>Says why an answer to the follow-up of a name cannot be read; null when it can.</summary>
    public required Func<Answer, string, WorkflowStatusException?> Refusal { get; init; }

    /// <summary>Whether a fault that may pass makes the read fail, rather than leave the run as it was before, or as the pages before have made it. Of a request that the state depends on it always does: the run as it was may show an end that is none.</summary>
    public bool InsistsOnAll { get; init; }

    /// <summary>The HTTP status of the main answer, for what is wrong with it.</summary>
    public required int MainStatus { get; init; }

    /// <summary>Whether they are sent for a summary.</summary>
    public bool IsSummary { get; init; }

    /// <summary>Is told of each page before it is asked for, by the name of the request and its number from 0; null: nobody is.</summary>
    public Action<string, int>? Asking { get; init; }

    /// <summary>Whether a page is asked for, by the name of the request and its number from 0; null: every one.</summary>
    public Func<string, int, bool>? HasPage { get; init; }

    /// <summary>What is asked for, where its condition holds.</summary>
    public required IReadOnlyList<FollowUpDefinition> Requests { get; init; }

    /// <summary>Completes a run by every follow-up whose condition holds.</summary>
    /// <returns>Why a required one failed; null when none did.</returns>
    public async Task<WorkflowStatusException?> CompleteAsync(RunDraft draft)
    {
        foreach (var followUp in Requests.Where(followUp => followUp.When.Count == 0 || followUp.When.Any(draft.Meets)))
        {
            var values = AddressValues.Of(_run, followUp.Request, IsSummary, draft);
            if (values?.Problem is { } problem)
            {
                if (followUp.IsRequired)
                {
                    return ReadErrors.Answer(_run, new AnswerException($"the follow-up request '{followUp.Name}' cannot be sent: {problem}"), MainStatus);
                }

                _notes.Add($"the follow-up request '{followUp.Name}' was left out: {problem}");
                continue;
            }

            var failure = await CompleteAsync(draft, followUp, values?.Values).ConfigureAwait(false);
            if (failure is not null)
            {
                if (followUp.IsRequired || (failure.IsTransient && (InsistsOnAll || DecidesOnTheState(followUp))))
                {
                    return failure;
                }

                _notes.Add($"the follow-up request '{followUp.Name}' failed: {failure.Message}");
            }
        }

        return null;
    }

    private bool DecidesOnTheState(FollowUpDefinition followUp) => _run.Account.Definition.Wire.StateFollowUps.Contains(followUp);

    private async Task<WorkflowStatusException?> CompleteAsync(RunDraft draft, FollowUpDefinition followUp, IReadOnlyDictionary<string, string>? values)
    {
        var completion = _reader.Completion(draft, followUp);
        var failure = await AddPagesAsync(completion, followUp, values).ConfigureAwait(false);
        completion.Finish();
        return failure;
    }

    private async Task<WorkflowStatusException?> AddPagesAsync(CompletionReader completion, FollowUpDefinition followUp, IReadOnlyDictionary<string, string>? values)
    {
        var paging = followUp.Paging;
        var part = paging?.FirstPage;
        HashSet<string>? sent = null;
        var links = paging?.Kind == PagingKind.Link ? new PageLinks(_run, followUp.Request, IsSummary, values) : null;
        for (var page = 0; ; page++)
        {
            Asking?.Invoke(followUp.Name, page);
            using var answer = await Ask(followUp.Request, part, values).ConfigureAwait(false);
            if (page > 0 && paging!.IsCounted && answer.Http is { StatusCode: 404, IsPage: false })
            {
                // After a full page nobody knows whether there is another; many a service (Django REST framework) then has no empty one.
                _notes.Add($"the follow-up request '{followUp.Name}' was answered with 404 after a full page ({part}); that is taken for the end of the list");
                return null;
            }

            if (Refusal(answer, followUp.Name) is { } refusal)
            {
                return refusal;
            }

            try
            {
                completion.Add(answer.Json!.RootElement);
                part = paging is null ? null : Next(paging, followUp, answer, page, links);
            }
            catch (Exception error) when (IsUnreadable(error))
            {
                return ReadErrors.Answer(_run, error, answer.Http!.StatusCode);
            }

            if (part is null)
            {
                return null;
            }

            // A service that gives a token again gives its page again, and the tokens after it.
            if (paging!.Kind == PagingKind.Token && !(sent ??= new(StringComparer.Ordinal)).Add(part.Value))
            {
                _notes.Add($"the follow-up request '{followUp.Name}' gave a page token again ({part}); what may come after it was not asked for");
                return null;
            }

            if (HasPage?.Invoke(followUp.Name, page + 1) == false)
            {
                _notes.Add($"the follow-up request '{followUp.Name}' would go on with the next page ({part})");
                return null;
            }

            if (page + 1 >= paging.MaximumPages)
            {
                _notes.Add($"the follow-up request '{followUp.Name}' has more than {paging.MaximumPages} pages; the rest was not asked for");
                return null;
            }
        }
    }

    /// <summary>An answer that is not what the definition describes, holds a member twice, or (System.Text.Json) half a character.</summary>
    public static bool IsUnreadable(Exception error) => error is AnswerException or DuplicateMemberException or (InvalidOperationException and not ObjectDisposedException);

    /// <summary>What asks for the next part; null after the last.</summary>
    private PageRequest? Next(PagingDefinition paging, FollowUpDefinition followUp, Answer answer, int page, PageLinks? links)
    {
        if (paging.IsCounted)
        {
            return CompletionReader.CountItems(followUp.Steps!, answer.Json!.RootElement) < paging.Size ? null : paging.Numbered(page + 1);
        }

        var next = paging.Next.Count == 0 ? LinkHeader.Next(answer.Http!.Links) : paging.Next.SelectMany(path => path.Select(answer.Json!.RootElement)).Select(ValueReader.Text).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
        if (next is null || string.IsNullOrWhiteSpace(next))
        {
            return null;
        }

        if (next.Length > LongestToken)
        {
            _notes.Add($"the follow-up request '{followUp.Name}' gave a page token or link of more than {LongestToken} characters; the rest was not asked for");
            return null;
        }

        if (links is null)
        {
            return new(paging.Query, next);
        }

        var part = links.Take(next, out var problem);
        if (problem is not null)
        {
            _notes.Add($"the follow-up request '{followUp.Name}' gave a page link {problem}; the rest was not asked for");
        }

        return part;
    }
}
