using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Faults;

/// <summary>A service with a credential, steps, results and errors of its own: everything that a fault can hit.</summary>
internal static class FaultDefinition
{
    public static ProviderDefinition Instance { get; } = TestDefinition.With(
        ("auth", """{ "type": "bearer" }"""),
        ("run.items", """["$.runs", "$"]"""),
        ("run.name", "\"$.list[0].name\""),
        ("run.startedAt", "\"$.began\""),
        ("run.duration", """{ "path": "$.took", "format": "seconds" }"""),
        ("run.percentComplete", "\"$.percent\""),
        ("run.currentStep", "\"$.now\""),
        ("run.stepCount", "\"$.count\""),
        ("run.locations", "\"$.made\""),
        ("run.result", "\"$.output\""),
        ("run.error", """{ "message": "$.reason", "code": "$.number" }"""),
        ("steps", """{ "items": "$.steps", "name": "$.name", "status": "$.status", "message": "$.message", "id": "$.id", "parentId": "$.parent", "steps": { "items": "$.inner", "name": "$.name", "status": "$.status" } }"""),
        ("stepStates", """{ "running": "Running", "done": "Succeeded" }"""),
        ("errorAnswer", """{ "message": "$.error", "code": "$.code" }"""));
}
