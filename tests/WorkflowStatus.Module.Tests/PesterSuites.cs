using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;

namespace WorkflowStatus.ModuleTests;

/// <summary>Each tests/*.Tests.ps1 in a PowerShell of its own; every Pester failure is shown.</summary>
public sealed class PesterSuites(ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    public static TheoryData<string> Files() =>
        [.. Directory.EnumerateFiles(Path.Combine(TestSetting.RepositoryRoot, "tests"), "*.Tests.ps1").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [PesterTheory]
    [MemberData(nameof(Files))]
    public async Task Suite_passes(string file)
    {
        var path = Path.Combine(TestSetting.RepositoryRoot, "tests", file);
        var (exitCode, text, errors) = await PowerShellHost.RunAsync(Script(path), Limit);
        output.WriteLine(text);
        InnerCounts.Add($"{file} {text.TrimEnd().Split('\n')[^1].Trim()}");
        Assert.True(exitCode == 0, $"{file}:\n{text}\n{errors}");
    }

    /// <summary>An empty suite is a failure too: nothing was tested. Only failures and the counts are printed.</summary>
    private static string Script(string path) => $$"""
        $ErrorActionPreference = 'Stop'
        Import-Module Pester -MinimumVersion 5.0
        $configuration = New-PesterConfiguration
        $configuration.Run.Path = '{{path.Replace("'", "''", StringComparison.Ordinal)}}'
        $configuration.Run.PassThru = $true
        $configuration.Output.Verbosity = 'None'
        # The suites run as a user's session does: an error record ends nothing.
        $ErrorActionPreference = 'Continue'
        $result = Invoke-Pester -Configuration $configuration
        foreach ($test in $result.Failed) {
            "FAILED $($test.ExpandedPath)"
            $test.ErrorRecord | ForEach-Object { "    $($_.Exception.Message)"; "    $($_.ScriptStackTrace)" }
        }
        foreach ($block in $result.FailedBlocks + $result.FailedContainers) {
            "FAILED $($block.Name)"
            $block.ErrorRecord | ForEach-Object { "    $($_.Exception.Message)" }
        }
        foreach ($test in $result.Skipped) { "SKIPPED $($test.ExpandedPath)" }
        "Pester: $($result.PassedCount) passed, $($result.FailedCount) failed, $($result.SkippedCount) skipped"
        exit [int]($result.Result -ne 'Passed' -or $result.TotalCount -eq 0)
        """;
}
