using System.Collections.Generic;
using System.Globalization;
using WorkflowStatus.Core.Paths;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Definitions;

/// <summary>How to ask for the next part of an answer that comes in parts.</summary>
/// <param name="Kind">How parts are named.</param>
/// <param name="Query">The query name that carries the part; null for links, which say it themselves.</param>
/// <param name="First">The number of the first part; its own number for pages, 0 for offsets.</param>
/// <param name="Size">How many items a whole part holds: one with fewer is the last. 0 for tokens and links.</param>
/// <param name="Next">Where a part tells the token or the address of the next; empty for pages and offsets, and for links in the header.</param>
/// <param name="MaximumPages">How many parts are asked for at most.</param>
internal sealed record PagingDefinition(PagingKind Kind, string? Query, int First, int Size, IReadOnlyList<JsonPath> Next, int MaximumPages)
{
    /// <summary>Whether parts are counted, and not named by the part before.</summary>
    public bool IsCounted => Kind is PagingKind.Page or PagingKind.Offset;

    /// <summary>What asks for the first part; null when it is asked for without anything.</summary>
    public PageRequest? FirstPage => IsCounted ? Numbered(0) : null;

    /// <summary>What asks for the part after <paramref name="page"/> counted parts.</summary>
    public PageRequest Numbered(int page) => new(Query, (First + (Kind == PagingKind.Offset ? (long)page * Size : page)).ToString(CultureInfo.InvariantCulture));
}
