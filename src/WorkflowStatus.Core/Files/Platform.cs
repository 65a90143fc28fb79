namespace WorkflowStatus.Core.Files;

/// <summary>The operating system, asked in the way that each framework has.</summary>
internal static class Platform
{
#if NET
    public static bool IsWindows => System.OperatingSystem.IsWindows();
#else
    public static bool IsWindows => System.Runtime.InteropServices.RuntimeInformation.IsOSPlatform(System.Runtime.InteropServices.OSPlatform.Windows);
#endif
}
