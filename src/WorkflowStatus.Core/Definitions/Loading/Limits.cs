namespace WorkflowStatus.Core.Definitions.Loading;

/// <summary>What a definition file may hold at most: far more than any real one, far less than what would hurt.</summary>
internal static class Limits
{
    public const int FileBytes = 256 * 1024;

    /// <summary>Values of every kind in one file.</summary>
    public const int ValueCount = 5000;

    public const int TextLength = 2048;

    /// <summary>Items of a list that has no limit of its own, such as the words for states.</summary>
    public const int ItemCount = 256;

    /// <summary>Each may have a pattern, and each pattern may take its whole time limit.</summary>
    public const int ParameterCount = 32;

    /// <summary>Each is a request for every run.</summary>
    public const int FollowUpCount = 16;

    /// <summary>Conditions of all refinements and follow-up requests: each is looked for in every answer.</summary>
    public const int ConditionCount = 64;

    /// <summary>Paths in one scope (a run, a step): each has a bit in a 64-bit set.</summary>
    public const int PathsInScope = 64;
}
