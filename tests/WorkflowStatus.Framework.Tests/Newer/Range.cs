namespace System;

/// <summary>A part between two places, of .NET Core 3.</summary>
internal readonly struct Range(Index start, Index end)
{
    public Index Start => start;

    public Index End => end;

    public static Range All => new(0, new Index(0, fromEnd: true));

    public static Range StartAt(Index start) => new(start, new Index(0, fromEnd: true));

    public static Range EndAt(Index end) => new(0, end);

    public (int Offset, int Length) GetOffsetAndLength(int length)
    {
        var offset = start.GetOffset(length);
        return (offset, end.GetOffset(length) - offset);
    }
}
