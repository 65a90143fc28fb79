using System;
using WorkflowStatus.Core.Text;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Faults;

/// <summary>What holds of every error, whatever went wrong.</summary>
internal static class ErrorRules
{
    /// <summary>Stands in the proxy's address, as in a machine's settings.</summary>
    public const string ProxyPassword = "proxy-5ecre7";

    /// <summary>More is no message but a flood.</summary>
    private const int LongestMessage = 2000;

    public static void Assert(WorkflowStatusException error)
    {
        Xunit.Assert.Equal(("run-1", "Test"), (error.Target, error.Provider));
        Xunit.Assert.StartsWith("Test run 'run-1'", error.Message);
        Xunit.Assert.EndsWith(error.RecommendedAction, error.Message);
        Xunit.Assert.InRange(error.Message.Length, 1, LongestMessage);
        AssertHarmless(error.Message);
        AssertHarmless(error.ServiceMessage ?? string.Empty);
        // What Get-Error and a log show, causes included.
        AssertHarmless(error.ToString());
    }

    /// <summary>No text acts on a terminal, and none holds the credential.</summary>
    public static void AssertHarmless(string text)
    {
        Xunit.Assert.Equal(SafeText.Clean(text), text);
        Xunit.Assert.False(text.Replace("\r\n", "\n", StringComparison.Ordinal).Contains('\r', StringComparison.Ordinal), "a line break that overwrites its line");
        Xunit.Assert.DoesNotContain(Providers.Secret, text);
        Xunit.Assert.DoesNotContain(ProxyPassword, text);
    }
}
