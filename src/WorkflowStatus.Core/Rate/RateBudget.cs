using System;
using System.Collections.Generic;

namespace WorkflowStatus.Core.Rate;

/// <summary>
/// What one credential may still ask of one origin: a limit over a sliding window, and a time before which the service
/// wants to hear nothing. One for the whole process, so that several waits share it: the run that has waited longest
/// is first, whichever wait it belongs to. Safe for concurrent use.
/// </summary>
internal sealed class RateBudget
{
    /// <summary>So long a free place is kept for who is first in line; a wait that is busy elsewhere must not block the others.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>When nobody has asked for so long, the silence before is another.</summary>
    private static readonly TimeSpan Lull = TimeSpan.FromMinutes(1);

    /// <summary>Before the clock began, and long enough for <see cref="Patience"/>.</summary>
    private static readonly TimeSpan Always = TimeSpan.FromDays(-1);

    private readonly object _gate = new();
    private readonly long _origin;
    private readonly Dictionary<object, TimeSpan> _line = [];

    /// <summary>When the last requests were sent, as many as the limit allows.</summary>
    private readonly Queue<TimeSpan> _requests = new();
    private int? _limit;
    private TimeSpan _window;
    private TimeSpan _heldUntil = Always;

    /// <summary>When the service first asked for silence since it last answered otherwise; null when that has been since.</summary>
    private TimeSpan? _silentSince;

    public RateBudget(TimeProvider time) => (Time, _origin) = (time, time.GetTimestamp());

    public TimeProvider Time { get; }

    /// <summary>The budget's own clock: monotonic, the same for everyone who shares it.</summary>
    public TimeSpan Now => Time.GetElapsedTime(_origin);

    /// <summary>Sets the limit; of several for one credential the strictest holds.</summary>
    public void Limit(int? limit, TimeSpan window)
    {
        lock (_gate)
        {
            if (limit is { } allowed && (_limit is not { } present || allowed * _window.TotalSeconds < present * window.TotalSeconds))
            {
                (_limit, _window) = (allowed, window);
            }
        }
    }

    /// <summary>How long the service still wants to hear nothing; zero when it does not ask for that.</summary>
    public TimeSpan Held
    {
        get
        {
            lock (_gate)
            {
                return Rest(_heldUntil);
            }
        }
    }

    /// <summary>How long the service will have been silent then, counted from its last other answer; zero when it does not ask for that now.</summary>
    public TimeSpan Silence
    {
        get
        {
            lock (_gate)
            {
                return Rest(_heldUntil) is { Ticks: > 0 } rest ? rest + (Now - (_silentSince ?? Now)) : TimeSpan.Zero;
            }
        }
    }

    /// <summary>How long until a request may be sent, as far as the budget goes; zero for now.</summary>
    public TimeSpan Delay()
    {
        lock (_gate)
        {
            return Rest(FreeSince());
        }
    }

    /// <summary>Takes the right to one request at once, whoever else waits.</summary>
    /// <returns>False when none is left now.</returns>
    public bool TryTake()
    {
        lock (_gate)
        {
            return FreeSince() <= Now && Count(Now);
        }
    }

    /// <summary>Takes the right to one request in one's turn; whoever gets none stands in line until it takes one or leaves.</summary>
    /// <param name="claimant">Who asks.</param>
    /// <param name="since">Since when it waits; null for from now on.</param>
    /// <returns>False when none is left now, or somebody else is first.</returns>
    public bool TryTake(object claimant, TimeSpan? since)
    {
        lock (_gate)
        {
            var now = Now;
            var place = since ?? now;
            var free = FreeSince();
            if (free <= now && (now - free >= Patience || IsFirst(claimant, place)))
            {
                _line.Remove(claimant);
                return Count(now);
            }

            _line[claimant] = place;
            return false;
        }
    }

    /// <summary>Stands in line without asking: there is nothing to be had now.</summary>
    public void Stand(object claimant, TimeSpan since)
    {
        lock (_gate)
        {
            _line[claimant] = since;
        }
    }

    /// <summary>Leaves the line.</summary>
    public void Leave(object claimant)
    {
        lock (_gate)
        {
            _line.Remove(claimant);
        }
    }

    /// <summary>Counts a request that is sent without asking, such as a person's single read.</summary>
    public void Spend()
    {
        lock (_gate)
        {
            Count(Now);
        }
    }

    /// <summary>The service gave an answer that asks for no silence.</summary>
    public void Answered()
    {
        lock (_gate)
        {
            _silentSince = null;
        }
    }

    /// <summary>Holds every request back: the service asked for it. A shorter hold never cuts a longer one.</summary>
    public void Hold(TimeSpan wait)
    {
        lock (_gate)
        {
            _silentSince = Now - _heldUntil > Lull ? Now : _silentSince ?? Now;
            _heldUntil = wait > Rest(_heldUntil) ? Now + wait : _heldUntil;
        }
    }

    private TimeSpan Rest(TimeSpan until) => TimeSpan.FromTicks(Math.Max(0, (until - Now).Ticks));

    private bool IsFirst(object claimant, TimeSpan place)
    {
        foreach (var other in _line)
        {
            if (other.Value < place && !ReferenceEquals(other.Key, claimant))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Since when, or from when, a request may be sent: a window after the last but so many, and after the hold.</summary>
    private TimeSpan FreeSince()
    {
        var free = _requests.Count >= _limit ? _requests.Peek() + _window : Always;
        return free > _heldUntil ? free : _heldUntil;
    }

    private bool Count(TimeSpan now)
    {
        if (_limit is { } limit)
        {
            _requests.Enqueue(now);
            while (_requests.Count > limit)
            {
                _requests.Dequeue();
            }
        }

        return true;
    }
}
