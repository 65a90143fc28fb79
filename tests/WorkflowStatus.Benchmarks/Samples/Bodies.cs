using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace WorkflowStatus.Benchmarks.Samples;

/// <summary>Answers of Storyteller, of the sizes that its documents' samples and a long workflow have.</summary>
internal static class Bodies
{
    /// <summary>One run with one step: 558 bytes, the size of the sample that the bars are about.</summary>
    public static byte[] Small { get; } = Storyteller(1);

    /// <summary>One run with 25 steps: about nine kilobytes.</summary>
    public static byte[] Large { get; } = Storyteller(25);

    /// <summary>One run with fifty steps.</summary>
    public static byte[] FiftySteps { get; } = Storyteller(50);

    public static byte[] Storyteller(int steps)
    {
        var texts = Enumerable.Range(1, steps).Select(Step);
        return Encoding.UTF8.GetBytes($$"""
            [{"code":"add-to-story","correlationId":"09a560ba-0b4d-4c5f-8b3e-2b8f9e6d4a11","status":"Running","message":"Workflow steps initiated, processing started","timestamp":"2025-07-02T10:31:07.1234567","steps":[{{string.Join(",", texts)}}]}]
            """);
    }

    private static string Step(int number) => string.Format(
        CultureInfo.InvariantCulture,
        """{{"name":"Create Clip {0}","status":"Finished","message":"Workflow successfully finished, 1 resource(s) were created","timestamp":"2025-07-02T10:31:05.1234567","locations":["https://yourtenant.usestoryteller.com/clips/98226576-21a4-a1c9-efd6-3a12dc9eef9b/form","https://yourtenant.usestoryteller.com/stories/1f0c5a2e-77b1-4d5a-9a53-6f4f0e2b1c9d/form"]}}""",
        number);
}
