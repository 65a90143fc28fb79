using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Definitions.Loading;

/// <summary>Reads how an answer that comes in parts is asked for.</summary>
internal static class PagingReader
{
    private const int UsualPages = 10;
    private const int MostPages = 100;
    private const int MostItems = 10_000;

    public static PagingDefinition? Read(SourceObject owner)
    {
        if (owner.Object("paging") is not { } source)
        {
            return null;
        }

        if (source.Deciding("by", PagingKind.Page) is not { } kind)
        {
            return null;
        }

        var next = ScopeReader.Paths(source, "next");
        var most = Whole(source, "maximumPages", 1, MostPages) ?? UsualPages;
        // A link says all else itself: these members are then unknown.
        var paging = kind == PagingKind.Link
            ? new PagingDefinition(kind, null, 0, 0, next, most)
            : new PagingDefinition(kind, Query(source), Whole(source, "first", 0, MostItems) ?? (kind == PagingKind.Page ? 1 : 0), Whole(source, "size", 1, MostItems) ?? 0, next, most);
        if (kind != PagingKind.Link && (kind == PagingKind.Token ? next.Count == 0 || paging.Size > 0 : next.Count > 0 || paging.Size == 0))
        {
            source.Report(source.Node, "expected 'next' for tokens (links may have it), and 'size' for pages and offsets");
        }

        source.RefuseOthers();
        return paging;
    }

    private static string Query(SourceObject source)
    {
        var query = source.RequiredText("query", "the query name that carries the page");
        if (!HeaderRules.IsSendable(query))
        {
            source.Report(source.Find("query")!, "expected printable ASCII characters");
        }

        return query;
    }

    private static int? Whole(SourceObject source, string name, int minimum, int maximum)
    {
        if (source.Number(name, minimum, maximum) is not { } number)
        {
            return null;
        }

        if (number != (int)number)
        {
            source.Report(source.Find(name)!, "expected a whole number");
        }

        return (int)number;
    }
}
