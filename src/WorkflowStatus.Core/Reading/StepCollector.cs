using System.Collections.Generic;

namespace WorkflowStatus.Core.Reading;

/// <summary>Takes the steps of one list as they are read, from one answer or several, and no more than the limit. The steps inside a step are a list of their own.</summary>
internal sealed class StepCollector
{
    private readonly int _limit;
    private readonly List<RunStep> _steps = [];

    /// <summary>The places in the outermost list; null where it keeps the service's order.</summary>
    private readonly List<PlacedStep>? _outermost;

    /// <summary>The places in the list that is being read.</summary>
    private List<PlacedStep>? _places;
    private int _count;

    /// <summary>Makes a collector.</summary>
    /// <param name="limit">How many steps are accepted.</param>
    /// <param name="isArranged">Whether the steps say where each belongs among the others.</param>
    /// <param name="count">How many there are already.</param>
    public StepCollector(int limit, bool isArranged, int count = 0)
    {
        _limit = limit;
        _count = count;
        _outermost = isArranged ? [] : null;
        _places = _outermost;
    }

    /// <summary>Where the next step will stand.</summary>
    public int Next => _steps.Count;

    /// <summary>Counts a step before it is read.</summary>
    /// <exception cref="AnswerException">There are more than the limit.</exception>
    public void Count()
    {
        if (++_count > _limit)
        {
            throw new AnswerException($"the run has more steps than the limit of {_limit} (steps)");
        }
    }

    /// <summary>Puts a step before those that came since: they are the ones inside it.</summary>
    /// <param name="at">Where the next step would have stood before them.</param>
    /// <param name="step">The step.</param>
    /// <param name="parentId">The id of the step that it belongs to; null for none.</param>
    /// <param name="order">What it is sorted by; null comes last.</param>
    public void Insert(int at, RunStep step, string? parentId = null, double? order = null)
    {
        _steps.Insert(at, step);
        _places?.Add(new PlacedStep(at, Next - at, step.Id, parentId, order));
    }

    /// <summary>Begins the list of the steps inside a step.</summary>
    /// <param name="isArranged">Whether they say where each belongs among the others.</param>
    /// <returns>What to end it with.</returns>
    public List<PlacedStep>? Open(bool isArranged)
    {
        var outer = _places;
        _places = isArranged ? [] : null;
        return outer;
    }

    /// <summary>Ends that list.</summary>
    /// <param name="outer">What its begin gave.</param>
    /// <param name="at">Where its first step stands.</param>
    public void Close(List<PlacedStep>? outer, int at)
    {
        Arrange(_places, at);
        _places = outer;
    }

    /// <summary>Forgets those that came after so many, and the lists that were not read to their end.</summary>
    public void Cut(int count)
    {
        _steps.RemoveRange(count, _steps.Count - count);
        _outermost?.RemoveAll(place => place.Start >= count);
        _places = _outermost;
    }

    /// <summary>The steps in the order of a person's reading.</summary>
    public List<RunStep> Finish()
    {
        Arrange(_outermost, 0);
        return _steps;
    }

    private void Arrange(List<PlacedStep>? places, int at)
    {
        if (places is null or { Count: < 2 })
        {
            return;
        }

        var arranged = new List<RunStep>(_steps.Count - at);
        foreach (var place in StepTree.Arrange(places))
        {
            for (var index = 0; index < place.Length; index++)
            {
                arranged.Add(_steps[place.Start + index]);
            }
        }

        _steps.RemoveRange(at, _steps.Count - at);
        _steps.AddRange(arranged);
    }
}
