namespace WorkflowStatus.Core.Definitions.Loading;

/// <summary>What a definition file may hold at most: far more than any real one, far less than what would hurt.</summary>
internal static class Limits
{
    public const int FileBytes = 256 * 1024;

    public const int TextLength = 2048;

    public const int ItemCount = 256;

    /// <summary>Paths in one scope (a run, a step): each has a bit in a 64-bit set.</summary>
    public const int PathsInScope = 64;
}
