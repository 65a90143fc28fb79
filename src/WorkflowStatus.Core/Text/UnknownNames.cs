using System.Collections.Generic;

namespace WorkflowStatus.Core.Text;

/// <summary>The errors for a name that means nothing, each with the names that are near.</summary>
public static class UnknownNames
{
    /// <summary>The error for a provider.</summary>
    /// <param name="name">What was asked for.</param>
    /// <param name="known">The names that there are.</param>
    /// <returns>UnknownProvider.</returns>
    public static WorkflowStatusException Provider(string name, IReadOnlyCollection<string> known) => Error(WorkflowErrorId.UnknownProvider, "provider", name, known);

    /// <summary>The error for a connection.</summary>
    /// <param name="name">What was asked for.</param>
    /// <param name="known">The names that there are.</param>
    /// <returns>UnknownConnection.</returns>
    public static WorkflowStatusException Connection(string name, IReadOnlyCollection<string> known) => Error(WorkflowErrorId.UnknownConnection, "connection", name, known);

    private static WorkflowStatusException Error(WorkflowErrorId id, string kind, string name, IReadOnlyCollection<string> known)
    {
        var shown = SafeText.Line(name, 64);
        return new WorkflowStatusException(id, $"There is no {kind} '{shown}'.", NearNames.Sentence(shown, known)) { Target = shown };
    }
}
