using System;
using System.Buffers;
using System.Collections.Generic;
using WorkflowStatus.Benchmarks.Samples;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Reading;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Benchmarks.Reading;

/// <summary>The engine's way from a body to runs, without HTTP.</summary>
internal sealed class EngineReading
{
    private static readonly DateTime Moment = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly RunReference _run;
    private readonly JsonValues _values = new(DictionaryObjectFactory.Instance);
    private readonly AnswerReader _reader;

    public EngineReading(string provider)
    {
        _run = new RunReference(Accounts.At(provider), "09a560ba-0b4d-4c5f-8b3e-2b8f9e6d4a11");
        _reader = new AnswerReader(_run.Account.Definition, _values, ReadLimits.Default);
    }

    public IReadOnlyList<WorkflowRun> Read(byte[] body)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(body.Length);
        body.CopyTo(buffer, 0);
        using var answer = new HttpAnswer(200, buffer, body.Length) { MediaType = "application/json" };
        using var json = AnswerJson.Parse(answer, ReadLimits.Default, _run.Account.Mask);
        var drafts = _reader.Read(json.RootElement, _run);
        var runs = new WorkflowRun[drafts.Count];
        for (var index = 0; index < runs.Length; index++)
        {
            runs[index] = drafts[index].Finish(_run, Moment, _values);
        }

        return runs;
    }
}
