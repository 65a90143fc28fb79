namespace WorkflowStatus.Core.Paths;

/// <summary>One step of a path: a member name, an array index (negative from the end), or every child.</summary>
internal readonly record struct PathSegment(string? Name, int Index, bool IsWildcard)
{
    public static PathSegment Member(string name) => new(name, 0, false);

    public static PathSegment Element(int index) => new(null, index, false);

    public static PathSegment Wildcard => new(null, 0, true);
}
