namespace WorkflowStatus.Core.Definitions.Source;

/// <summary>The kinds of value in a definition file.</summary>
internal enum SourceKind
{
    Object,
    Array,
    Text,
    Number,
    True,
    False,
    Null,
}
