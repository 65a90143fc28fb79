using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Requests;

/// <summary>What asks for one part of an answer that comes in parts.</summary>
/// <param name="Query">The query name that carries the part; null where <paramref name="Value"/> is the whole query of the address that the part before gave.</param>
/// <param name="Value">The page, offset or token, not escaped; or a query as it stands in an address.</param>
internal sealed record PageRequest(string? Query, string Value)
{
    private const int ShownValue = 40;

    /// <summary>For a note; nothing of an address, whose query may hold a signature.</summary>
    public override string ToString() => Query is null ? "by the link that the page before gave" : $"{Query}={SafeText.Line(Value, ShownValue)}";
}
