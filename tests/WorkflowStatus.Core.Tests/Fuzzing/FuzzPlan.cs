using System;
using System.Globalization;
using FsCheck;

namespace WorkflowStatus.Core.Tests.Fuzzing;

/// <summary>
/// How much is tried, and by which chance: a little in every test run, much when a person asks for it by
/// <c>WORKFLOWSTATUS_FUZZ=long</c>. <c>WORKFLOWSTATUS_FUZZ_SEED</c> gives another chance, <c>WORKFLOWSTATUS_FUZZ_CASE</c>
/// plays the one case again that a failure names, <c>WORKFLOWSTATUS_FUZZ_COUNT</c> another number of them.
/// </summary>
internal static class FuzzPlan
{
    public static bool IsLong => Environment.GetEnvironmentVariable("WORKFLOWSTATUS_FUZZ") == "long";

    public static int Seed { get; } = Number("WORKFLOWSTATUS_FUZZ_SEED") ?? 20260102;

    /// <summary>The one case that is wanted; null for all.</summary>
    public static int? Case { get; } = Number("WORKFLOWSTATUS_FUZZ_CASE");

    /// <summary>How many cases there are.</summary>
    public static int Count(int little, int much) => !IsLong ? little : Number("WORKFLOWSTATUS_FUZZ_COUNT") ?? much;

    /// <summary>The same for what FsCheck generates: the seed decides, so that a failure comes again.</summary>
    public static Config Generated(int little, int much) =>
        Config.QuickThrowOnFailure.WithMaxTest(Count(little, much)).WithReplay((ulong)(uint)Seed, 1).WithQuietOnSuccess(true);

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
