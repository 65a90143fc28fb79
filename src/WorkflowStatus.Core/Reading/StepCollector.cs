using System.Collections.Generic;

namespace WorkflowStatus.Core.Reading;

/// <summary>Takes the steps of one list as they are read, from one answer or several, and no more than the limit.</summary>
internal sealed class StepCollector
{
    private readonly int _limit;
    private readonly List<RunStep> _steps = [];
    private readonly List<PlacedStep>? _places;
    private int _count;

    /// <summary>Makes a collector.</summary>
    /// <param name="limit">How many steps are accepted.</param>
    /// <param name="isArranged">Whether the steps say where each belongs among the others.</param>
    /// <param name="count">How many there are already.</param>
    public StepCollector(int limit, bool isArranged, int count = 0)
    {
        _limit = limit;
        _count = count;
        _places = isArranged ? [] : null;
    }

    /// <summary>Where the next step will stand.</summary>
    public int Next => _places?.Count ?? _steps.Count;

    /// <summary>Counts a step before it is read.</summary>
    /// <exception cref="AnswerException">There are more than the limit.</exception>
    public void Count()
    {
        if (++_count > _limit)
        {
            throw new AnswerException($"the run has more steps than the limit of {_limit} (steps)");
        }
    }

    /// <summary>Puts a step before those that came since.</summary>
    public void Insert(int at, in PlacedStep step)
    {
        if (_places is null)
        {
            _steps.Insert(at, step.Step);
        }
        else
        {
            _places.Insert(at, step);
        }
    }

    /// <summary>Forgets those that came after so many.</summary>
    public void Cut(int count)
    {
        if (_places is null)
        {
            _steps.RemoveRange(count, _steps.Count - count);
        }
        else
        {
            _places.RemoveRange(count, _places.Count - count);
        }
    }

    /// <summary>The steps in the order of a person's reading.</summary>
    public List<RunStep> Finish() => _places is null ? _steps : StepTree.Arrange(_places);
}
