using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Reading;

/// <summary>The end of a run whose service tells its start and how long it took, as Jenkins does.</summary>
public sealed class EndTests
{
    private static readonly ProviderDefinition Definition = TestDefinition.With(
        ("run.startedAt", """{ "path": "$.timestamp", "format": "milliseconds" }"""), ("run.completedAt", "\"$.end\""), ("run.duration", """{ "path": "$.duration", "format": "milliseconds" }"""),
        ("refinements", """[{ "when": { "path": "$.crashed", "is": "true" }, "state": "Failed" }]"""));

    [Theory]
    [InlineData("""{ "status": "done", "timestamp": 1767607200000, "duration": 65000 }""", "2026-01-05T10:01:05", 65.0)]
    [InlineData("""{ "status": "failed", "timestamp": 1767607200000, "duration": 0 }""", "2026-01-05T10:00:00", 0.0)]
    [InlineData("""{ "status": "running", "crashed": true, "timestamp": 1767607200000, "duration": 65000 }""", "2026-01-05T10:01:05", 65.0)]
    [InlineData("""{ "status": "done", "timestamp": 1767607200000, "duration": 65000, "end": "2026-01-05T10:09:00Z" }""", "2026-01-05T10:09:00", 65.0)]
    [InlineData("""{ "status": "done", "timestamp": 1767607200000, "end": "2026-01-05T10:09:00Z" }""", "2026-01-05T10:09:00", 540.0)]
    [InlineData("""{ "status": "running", "timestamp": 1767607200000, "duration": 65000 }""", null, 65.0)]
    [InlineData("""{ "status": "done", "duration": 65000 }""", null, 65.0)]
    [InlineData("""{ "status": "done", "timestamp": 1767607200000 }""", null, null)]
    [InlineData("""{ "status": "done", "timestamp": 253402300000000, "duration": 900000000000000 }""", null, 900000000000.0)]
    public async Task A_run_that_has_ended_ended_its_duration_after_its_start(string answer, string? end, double? seconds)
    {
        var run = await TestRead.RunAsync(Definition, answer);
        Assert.Equal((end, seconds), (run.CompletedAt?.ToString("s"), run.Duration?.TotalSeconds));
    }
}
