namespace WorkflowStatus.Core.Reading;

/// <summary>Counts the steps of one run, wherever they come from.</summary>
internal sealed class StepBudget
{
    private readonly int _limit;
    private int _count;

    /// <summary>Makes a budget.</summary>
    /// <param name="limit">How many steps are accepted.</param>
    /// <param name="count">How many there are already.</param>
    public StepBudget(int limit, int count = 0)
    {
        _limit = limit;
        _count = count;
    }

    /// <exception cref="AnswerException">There are more than the limit.</exception>
    public void Take()
    {
        if (++_count > _limit)
        {
            throw new AnswerException($"the run has more steps than the limit of {_limit} (steps)");
        }
    }
}
