using System;
using System.Collections.Generic;

namespace WorkflowStatus.Core.Demo;

/// <summary>All stories. Together they show every state and every property of a run.</summary>
internal static class Stories
{
    /// <summary>The stories that an id asks for by its first word.</summary>
    public static readonly IReadOnlyList<Story> Named =
    [
        new("success", "release-site")
        {
            Result = """{"version":"2.7.1","tests":418,"artifacts":["site.zip","site.sbom.json"]}""",
            Steps = [new("Checkout", 0.6), new("Build", 1.6), new("Test", 2) { EndingMessage = "418 tests passed" }, new("Package", 0.6) { Makes = "artifacts" }, new("Publish", 1.2) { Makes = "releases" }],
        },
        new("failure", "release-site")
        {
            Ending = DemoWords.Failed, EndingMessage = "One or more workflow steps failed",
            Error = new() { Type = "TestFailure", Code = "TESTS_FAILED", Message = "3 of 418 tests failed, the first is 'Login remembers the user'" },
            Steps = [new("Checkout", 0.5), new("Build", 1.5), new("Test", 2) { Ending = DemoWords.Failed, EndingMessage = "3 of 418 tests failed", ExitCode = 1 }, Skipped("Package", 0.6), Skipped("Publish", 1.2)],
        },
        new("slow", "render-video")
        {
            Queued = TimeSpan.FromSeconds(2), Result = """{"minutes":94,"renditions":6}""",
            Steps = [new("Download", 4), new("Transcode", 14) { Message = "Rendering 6 sizes" }, new("Create Thumbnails", 5) { Makes = "thumbnails" }, new("Publish", 5) { Makes = "clips" }],
        },
        new("flaky", "sync-catalog")
        {
            Result = """{"added":12,"changed":3,"removed":0}""",
            Steps = [new("Fetch", 1.5), new("Compare", 1.5), new("Update Stories", 2) { Makes = "stories" }, new("Notify", 1)],
            // Never more faults in a row than a read of four attempts survives.
            Faults = [DemoFault.ConnectionReset, DemoFault.None, DemoFault.Unavailable, DemoFault.TruncatedBody, DemoFault.None, DemoFault.TooManyRequests, DemoFault.None],
        },
        new("suspended", "release-app")
        {
            Result = """{"version":"5.0.0","approvedBy":"release-manager"}""",
            Steps =
            [
                new("Build", 1),
                new("Wait for Window", 1.5) { Status = DemoWords.Waiting, Message = "Waiting for the release window" },
                new("Approve", 2.5) { Status = DemoWords.Suspended, Message = "Suspended until somebody approves", EndingMessage = "Approved" },
                new("Publish", 1.5) { Makes = "releases" },
            ],
        },
        new("canceled", "deploy-site")
        {
            Ending = DemoWords.Canceled, EndingMessage = "Canceled by a person",
            Steps = [new("Build", 1.5), new("Deploy", 2) { Ending = DemoWords.Canceled }, Skipped("Verify", 1.5)],
        },
        new("terminated", "deploy-site")
        {
            Ending = DemoWords.Terminated, EndingMessage = "Terminated by an operator",
            Steps = [new("Build", 1.5), new("Deploy", 1.5) { Ending = DemoWords.Terminated }, Skipped("Verify", 1.5)],
        },
        new("timedout", "render-video")
        {
            Ending = DemoWords.TimedOut, EndingMessage = "The run's own time limit passed",
            Error = new() { Type = "Timeout", Code = "RUN_TIMEOUT", Message = "Transcode did not end within 3 s" },
            Steps = [new("Download", 1), new("Transcode", 3) { Ending = DemoWords.TimedOut }, Skipped("Publish", 2)],
        },
        new("compensated", "order-print")
        {
            Ending = DemoWords.Compensated, EndingMessage = "Ship failed; everything before it was undone",
            Error = NoCarrier,
            Steps = [new("Reserve", 1) { Makes = "reservations" }, new("Charge", 1) { Makes = "payments" }, Ship, Undo("Undo Charge"), Undo("Undo Reserve")],
        },
        new("compensationfailed", "order-print")
        {
            Ending = DemoWords.CompensationFailed, EndingMessage = "Ship failed, and the charge could not be undone: a person has to put this right",
            Error = NoCarrier,
            Steps =
            [
                new("Reserve", 1) { Makes = "reservations" }, new("Charge", 1) { Makes = "payments" }, Ship,
                Undo("Undo Charge") with { Ending = DemoWords.CompensationFailed, EndingMessage = "The bank refused", ExitCode = 3 }, Skipped("Undo Reserve", 1),
            ],
        },
        new("late", "publish-clip")
        {
            AppearsAfter = TimeSpan.FromSeconds(3),
            Steps = [new("Create Clip", 1.5) { Makes = "clips" }, new("Publish", 1.5)],
        },
        new("missing", "publish-clip") { AppearsAfter = null },
    ];

    /// <summary>The stories for all other ids; each id gets one of them and a duration of its own.</summary>
    public static readonly IReadOnlyList<Story> Others =
    [
        new("other", "publish-clip")
        {
            Result = """{"clips":1}""",
            Steps = [new("Create Clip", 2) { Makes = "clips" }, new("Transcode", 3), new("Publish", 1)],
        },
        new("other", "add-to-story")
        {
            Result = """{"pages":4}""",
            Steps = [new("Find Story", 1), new("Create Story Page", 2) { Makes = "pages" }, new("Add Categories", 1), new("Publish", 1) { Makes = "stories" }],
        },
        new("other", "nightly-build")
        {
            Result = """{"warnings":0}""",
            Steps = [new("Checkout", 0.5), new("Build", 2), new("Test", 2), new("Archive", 0.5) { Makes = "artifacts" }],
        },
    ];

    private static RunError NoCarrier => new() { Type = "CarrierUnavailable", Code = "NO_CARRIER", Message = "No carrier took the parcel" };

    private static StoryStep Ship => new("Ship", 1.5) { Ending = DemoWords.Failed, EndingMessage = "No carrier took the parcel", ExitCode = 2 };

    private static StoryStep Undo(string name) => new(name, 1) { Status = DemoWords.Compensating, Ending = DemoWords.Compensated };

    private static StoryStep Skipped(string name, double seconds) => new(name, seconds) { Ending = DemoWords.Skipped };
}
