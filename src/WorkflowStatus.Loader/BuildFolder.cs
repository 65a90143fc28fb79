using System.IO;
#if NET
using System;
using System.Runtime.InteropServices;
#endif

namespace WorkflowStatus.Loader;

/// <summary>Which build suits this process.</summary>
internal static class BuildFolder
{
#if NET
    /// <summary>The oldest version of .NET that takes the images.</summary>
    private const int ImageVersion = 10;

    /// <summary>The folder of the build: one with machine code where there is one, else the IL alone.</summary>
    /// <param name="bin">The folder of all builds.</param>
    public static string Find(string bin)
    {
        var images = Path.Combine(bin, $"{System}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}");
        return Environment.Version.Major >= ImageVersion && Directory.Exists(images) ? images : Path.Combine(bin, "net8.0");
    }

    /// <summary>As .NET's runtime identifiers begin.</summary>
    private static string System => OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
#else
    /// <summary>The folder of the build for Windows PowerShell.</summary>
    /// <param name="bin">The folder of all builds.</param>
    public static string Find(string bin) => Path.Combine(bin, "netstandard2.0");
#endif
}
