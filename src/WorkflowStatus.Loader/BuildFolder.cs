using System;
using System.IO;
using System.Runtime.InteropServices;

namespace WorkflowStatus.Loader;

/// <summary>Which build suits this process.</summary>
internal static class BuildFolder
{
    /// <summary>The oldest version of .NET that is not .NET Framework's.</summary>
    private const int CoreVersion = 5;

    /// <summary>The folder of the build: one with machine code for this version of .NET where there is one, else the IL alone.</summary>
    /// <param name="bin">The folder of all builds.</param>
    public static string Find(string bin)
    {
        var version = Environment.Version.Major;
        if (version < CoreVersion)
        {
            return Path.Combine(bin, "netstandard2.0");
        }

        var images = Path.Combine(bin, $"net{version}.0-{System}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}");
        return Directory.Exists(images) ? images : Path.Combine(bin, "net8.0");
    }

    /// <summary>As .NET's runtime identifiers begin.</summary>
    private static string System =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "win" : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "osx" : "linux";
}
