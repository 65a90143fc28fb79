using System;
using System.IO;

namespace WorkflowStatus.Core.Tests.Faults;

public sealed class FaultPageTests
{
    /// <summary>Names the file to write instead: docs/faults.md.</summary>
    private const string Variable = "WORKFLOWSTATUS_FAULTS_PAGE";

    [Fact]
    public void The_page_of_faults_shows_the_rows_that_are_tested()
    {
        var text = FaultPage.Text();
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file)
        {
            File.WriteAllText(file, text);
            return;
        }

        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "faults.md")).ReplaceLineEndings("\n");
        Assert.True(text == page, $"docs/faults.md is not what the rows say. Set {Variable} to its path and run this test to write it anew.");
    }
}
