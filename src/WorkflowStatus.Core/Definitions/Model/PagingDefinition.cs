using System.Collections.Generic;
using System.Globalization;
using WorkflowStatus.Core.Paths;

namespace WorkflowStatus.Core.Definitions;

/// <summary>How to ask for the next part of an answer that comes in parts.</summary>
/// <param name="Kind">How parts are named.</param>
/// <param name="Query">The query name that carries the part.</param>
/// <param name="First">The number of the first part; its own number for pages, 0 for offsets.</param>
/// <param name="Size">How many items a whole part holds: one with fewer is the last. 0 for tokens.</param>
/// <param name="Next">Where a part tells the token of the next; empty but for tokens.</param>
/// <param name="MaximumPages">How many parts are asked for at most.</param>
internal sealed record PagingDefinition(PagingKind Kind, string Query, int First, int Size, IReadOnlyList<JsonPath> Next, int MaximumPages)
{
    /// <summary>The value that asks for the first part; null when it is asked for without one.</summary>
    public string? FirstPage => Kind == PagingKind.Token ? null : Number(First);

    /// <summary>The value that asks for the part after <paramref name="page"/> parts.</summary>
    public string NumberOf(int page) => Number(First + (Kind == PagingKind.Offset ? (long)page * Size : page));

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
