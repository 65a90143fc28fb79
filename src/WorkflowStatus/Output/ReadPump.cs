using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;

namespace WorkflowStatus.Output;

/// <summary>Reads beside the pipeline and writes on its thread, in the order of the input; shows a bar while a service keeps it waiting.</summary>
internal sealed class ReadPump : IDisposable
{
    /// <summary>What is over within this time needs no bar.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ResultWriter _writer = new();
    private readonly OrderedReader _reader;
    private readonly IRunSink _sink;
    private readonly WaitProgressBar _bar;
    private readonly bool _isAttended;
    private readonly bool _isPiped;
    private readonly CancellationToken _stop;
    private readonly Stopwatch _waited = new();
    private TimeSpan _nextShow = Patience;

    public ReadPump(OrderedReader reader, IRunSink sink, WaitProgressBar bar, bool isAttended, bool isPiped, CancellationToken stop)
    {
        _reader = reader;
        _sink = sink;
        _bar = bar;
        _isAttended = isAttended;
        _isPiped = isPiped;
        _stop = stop;
    }

    public void Add(RunReference run)
    {
        if (_reader.IsFull)
        {
            // While more comes through the pipeline there is no bar: it would stay if what stands before this command fails.
            OrRemoveBar(() => WriteOne(_isAttended && !_isPiped));
        }

        _reader.Add(run);
    }

    /// <summary>Writes what is there without waiting.</summary>
    public void Drain() => OrRemoveBar(() =>
    {
        while (_reader.TryTake(out var result))
        {
            _writer.Write(result, _sink);
        }
    });

    /// <summary>Writes the rest, waiting for it.</summary>
    public void Finish()
    {
        OrRemoveBar(() =>
        {
            while (_reader.Outstanding > 0)
            {
                WriteOne(_isAttended);
            }
        });
        _bar.Complete(_sink);
    }

    /// <summary>Ends what is in flight.</summary>
    public void Dispose() => _reader.Dispose();

    private void WriteOne(bool isShown)
    {
        if (!isShown)
        {
            _writer.Write(_reader.Take(), _sink);
            return;
        }

        _waited.Start();
        ReadResult result;
        while (!_reader.TryTake(WaitProgressBar.Tick, out result))
        {
            Show();
        }

        Show();
        _waited.Stop();
        _writer.Write(result, _sink);
    }

    private void Show()
    {
        if (_waited.Elapsed >= _nextShow)
        {
            var trouble = _reader.Held is { } held ? string.Format(CultureInfo.InvariantCulture, "rate limit of {0} for {1} s", held.Provider, Math.Ceiling(held.Wait.TotalSeconds)) : null;
            _bar.Show(new WaitProgress(_reader.Asked, _reader.Read, _reader.Failed, null, []) { Trouble = trouble }, _sink);
            _nextShow = _waited.Elapsed + WaitProgressBar.Tick;
        }
    }

    /// <summary>However it ends, no bar stays.</summary>
    private void OrRemoveBar(Action write)
    {
        try
        {
            write();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            _bar.Complete(_sink);
            throw new PipelineStoppedException();
        }
        catch
        {
            _bar.Complete(_sink);
            throw;
        }
    }
}
