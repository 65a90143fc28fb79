using System;
using System.Collections.Generic;

namespace WorkflowStatus.Core.Rate;

/// <summary>
/// What one credential may still ask of one origin: a limit over a sliding window, and a time before which the service
/// wants to hear nothing. One for the whole process, so that several waits share it. Safe for concurrent use.
/// </summary>
internal sealed class RateBudget
{
    private readonly object _gate = new();
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly int? _limit;
    private readonly TimeSpan _window;
    private readonly Queue<TimeSpan> _requests = new();
    private TimeSpan _heldUntil = TimeSpan.MinValue;

    public RateBudget(TimeProvider time, int? limit, TimeSpan window)
    {
        _time = time;
        _origin = time.GetTimestamp();
        _limit = limit;
        _window = window;
    }

    private TimeSpan Now => _time.GetElapsedTime(_origin);

    /// <summary>How long until the next request may be sent; zero for now.</summary>
    public TimeSpan Delay()
    {
        lock (_gate)
        {
            var now = Now;
            Forget(now);
            var free = _limit is { } limit && _requests.Count >= limit ? _requests.Peek() + _window : now;
            var until = free > _heldUntil ? free : _heldUntil;
            return until > now ? until - now : TimeSpan.Zero;
        }
    }

    /// <summary>Takes the right to one request.</summary>
    /// <returns>False when none is left now.</returns>
    public bool TryTake()
    {
        lock (_gate)
        {
            var now = Now;
            Forget(now);
            if (now < _heldUntil || _requests.Count >= _limit)
            {
                return false;
            }

            Count(now);
            return true;
        }
    }

    /// <summary>Counts a request that is sent without asking, such as a person's single read.</summary>
    public void Spend()
    {
        lock (_gate)
        {
            var now = Now;
            Forget(now);
            Count(now);
        }
    }

    /// <summary>Holds every request back: the service asked for it. A shorter hold never cuts a longer one.</summary>
    public void Hold(TimeSpan wait)
    {
        lock (_gate)
        {
            var until = Now + wait;
            _heldUntil = until > _heldUntil ? until : _heldUntil;
        }
    }

    private void Count(TimeSpan now)
    {
        if (_limit is not null)
        {
            _requests.Enqueue(now);
        }
    }

    private void Forget(TimeSpan now)
    {
        while (_requests.Count > 0 && now - _requests.Peek() >= _window)
        {
            _requests.Dequeue();
        }
    }
}
