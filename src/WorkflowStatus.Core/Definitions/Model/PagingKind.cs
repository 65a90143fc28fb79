namespace WorkflowStatus.Core.Definitions;

/// <summary>How a service names the parts of a long answer.</summary>
internal enum PagingKind
{
    /// <summary>By number: 1, 2, 3.</summary>
    Page,

    /// <summary>By how many items to pass over: 0, 100, 200.</summary>
    Offset,

    /// <summary>By a text that each part gives for the next.</summary>
    Token,

    /// <summary>By an address that each part gives for the next, in its text or its headers.</summary>
    Link,
}
