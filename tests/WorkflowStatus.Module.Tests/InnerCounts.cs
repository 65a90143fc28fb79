using System;
using System.IO;

namespace WorkflowStatus.ModuleTests;

/// <summary>The counts of tests that are one test to this runner, for whoever started it: it shows no output of a test that passed.</summary>
internal static class InnerCounts
{
    public static void Add(string line)
    {
        if (Environment.GetEnvironmentVariable("WORKFLOWSTATUS_INNER_COUNTS") is { Length: > 0 } counts)
        {
            File.AppendAllText(counts, line + Environment.NewLine);
        }
    }
}
