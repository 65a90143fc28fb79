using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using Xunit.Abstractions;

namespace WorkflowStatus.Core.Tests.Fuzzing;

/// <summary>
/// Tries many cases one after another on a thread of their own. A case that throws, takes longer than its limit or more
/// memory than its bound fails the run, and is named so that it can be played again.
/// </summary>
/// <param name="name">What is tried.</param>
/// <param name="count">How many cases.</param>
/// <param name="output">Takes the figures.</param>
/// <param name="test">The test that plays it.</param>
internal sealed class FuzzRun(string name, int count, ITestOutputHelper output, [CallerMemberName] string test = "")
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>What any case may allocate, and how many bytes more for each byte of its input.</summary>
    private const long BaseBytes = 4 * 1024 * 1024;
    private const long BytesForOne = 2000;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private volatile Moment _now = new(-1, TimeSpan.Zero, []);
    private Exception? _failure;
    private double _slowest;
    private (double Bytes, int Case) _dearest;
    private long _mostBytes;

    /// <summary>What all chance comes from.</summary>
    public int Seed { get; init; } = FuzzPlan.Seed;

    /// <summary>How long a case may take. One takes microseconds; what takes this long never ends.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The one case that is played; null for all.</summary>
    public int? Only { get; init; } = FuzzPlan.Case;

    /// <summary>Whether the inputs of a case that fails are written to files.</summary>
    public bool KeepsInputs { get; init; } = true;

    /// <summary>What a case did beside ending: counted for the figures.</summary>
    public SortedTally Tally { get; } = new();

    /// <summary>Plays all cases.</summary>
    /// <param name="play">Plays the case of a random source; tells each input before it is used.</param>
    public void Play(Action<Random, Action<byte[]>> play)
    {
        var (first, last) = Only is { } only ? (only, only + 1) : (0, count);
        var thread = new Thread(() => Play(play, first, last), 16 * 1024 * 1024) { IsBackground = true };
        thread.Start();
        while (!thread.Join(Limit < Look ? Limit : Look))
        {
            var now = _now;
            if (_clock.Elapsed - now.Since >= Limit)
            {
                Assert.Fail($"no end within {Limit.TotalSeconds:0} s: {Replay(now)}");
            }
        }

        if (_failure is not null)
        {
            Assert.Fail($"{Replay(_now)}\n{_failure}");
        }

        output.WriteLine(string.Format(
            CultureInfo.InvariantCulture,
            "{0}: {1:n0} cases in {2:0.0} s ({3:n0}/s), seed {4}; slowest {5:0.0} ms, most allocated {6:n0} KB, dearest {7:0} bytes for one byte of input over 4 KB (case {8}); {9}",
            name, last - first, _clock.Elapsed.TotalSeconds, (last - first) / _clock.Elapsed.TotalSeconds, Seed, _slowest, _mostBytes / 1024, _dearest.Bytes, _dearest.Case, Tally));
    }

    private void Play(Action<Random, Action<byte[]>> play, int first, int last)
    {
        // Without a context of the test framework's, what is awaited goes on here.
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            for (var number = first; number < last; number++)
            {
                PlayOne(play, number);
            }
        }
        catch (Exception failure)
        {
            _failure = failure;
        }
    }

    private void PlayOne(Action<Random, Action<byte[]>> play, int number)
    {
        var moment = new Moment(number, _clock.Elapsed, []);
        _now = moment;
        var length = 0L;
        var random = new Random(Mix(Seed, number));
        var (start, allocated) = (0L, 0L);
        play(random, input =>
        {
            // What making the input takes does not count.
            (start, allocated) = length == 0 ? (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread()) : (start, allocated);
            length += input.Length;
            moment.Inputs.Add(input);
        });
        var used = GC.GetAllocatedBytesForCurrentThread() - allocated;
        _slowest = Math.Max(_slowest, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        _mostBytes = Math.Max(_mostBytes, used);
        _dearest = length > 4096 && (double)used / length > _dearest.Bytes ? ((double)used / length, number) : _dearest;
        Assert.True(used <= BaseBytes + (BytesForOne * length), $"{used:n0} bytes allocated for an input of {length:n0}");
    }

    /// <summary>Tells how to play a case again, and what its inputs were.</summary>
    private string Replay(Moment moment)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{name}, case {moment.Number} of seed {Seed}. Again: dotnet test tests/WorkflowStatus.Core.Tests --filter {test} -e WORKFLOWSTATUS_FUZZ_SEED={Seed} -e WORKFLOWSTATUS_FUZZ_CASE={moment.Number}");
        foreach (var input in moment.Inputs)
        {
            var file = KeepsInputs ? Path.Combine(Path.GetTempPath(), $"fuzz-{Seed}-{moment.Number}-{moment.Inputs.IndexOf(input)}.txt") : null;
            if (file is not null)
            {
                File.WriteAllBytes(file, input);
            }

            text.Append(CultureInfo.InvariantCulture, $"\ninput ({input.Length} bytes, whole in {file ?? "no file"}): {Encoding.UTF8.GetString(input.AsSpan(0, Math.Min(input.Length, 2000)))}");
        }

        return text.ToString();
    }

    /// <summary>Neighbouring cases must not have similar chances.</summary>
    private static int Mix(int seed, int number)
    {
        var mixed = unchecked((((ulong)(uint)seed << 32) | (uint)number) * 0x9E3779B97F4A7C15);
        mixed = unchecked((mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9);
        return (int)(mixed >> 33);
    }

    private sealed record Moment(int Number, TimeSpan Since, List<byte[]> Inputs);
}
