namespace WorkflowStatus;

/// <summary>The two questions every caller asks of a <see cref="RunState"/>.</summary>
public static class RunStateExtensions
{
    /// <summary>Whether a run in this state has ended and will not change any more.</summary>
    /// <param name="state">The state.</param>
    /// <returns>True from <see cref="RunState.Succeeded"/> on.</returns>
    public static bool IsTerminal(this RunState state) => state >= RunState.Succeeded;

    /// <summary>Whether a run in this state has ended as intended.</summary>
    /// <param name="state">The state.</param>
    /// <returns>True for <see cref="RunState.Succeeded"/> alone.</returns>
    public static bool IsSuccess(this RunState state) => state == RunState.Succeeded;
}
