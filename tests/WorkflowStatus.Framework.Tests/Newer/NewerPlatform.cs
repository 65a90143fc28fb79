using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Security.Cryptography;

namespace WorkflowStatus.Core.Tests;

/// <summary>What newer .NET offers of the system, for the tests' own use.</summary>
internal static class NewerPlatform
{
    private static readonly Random Chance = new();

    private static readonly Func<long> AllocatedBytes = (Func<long>)typeof(GC)
        .GetMethod("GetAllocatedBytesForCurrentThread", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
        .CreateDelegate(typeof(Func<long>));

    extension(OperatingSystem)
    {
        public static bool IsWindows() => Environment.OSVersion.Platform == PlatformID.Win32NT;
    }

    extension(GC)
    {
        /// <summary>Not in the contract of 4.7.2, but in every runtime that these tests meet.</summary>
        public static long GetAllocatedBytesForCurrentThread() => AllocatedBytes();

        /// <summary>Mono counts none: there it is 0, and only what .NET Framework allocates is bounded.</summary>
        public static long GetTotalAllocatedBytes()
        {
            if (Type.GetType("Mono.Runtime") is not null)
            {
                return 0;
            }

            AppDomain.MonitoringIsEnabled = true;
            return AppDomain.CurrentDomain.MonitoringTotalAllocatedMemorySize;
        }
    }

    extension(Directory)
    {
        public static DirectoryInfo CreateTempSubdirectory(string prefix = "") => Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), prefix + Guid.NewGuid().ToString("N")));
    }

    extension(Path)
    {
        public static bool IsPathFullyQualified(string path) => Path.IsPathRooted(path) && Path.GetFullPath(path) == path;
    }

    extension(Enum)
    {
        public static T[] GetValues<T>()
            where T : struct, Enum => (T[])Enum.GetValues(typeof(T));

        public static T Parse<T>(string text)
            where T : struct, Enum => (T)Enum.Parse(typeof(T), text);
    }

    extension(SHA256)
    {
        public static byte[] HashData(byte[] bytes)
        {
            using var hash = SHA256.Create();
            return hash.ComputeHash(bytes);
        }
    }

    extension(Convert)
    {
        public static byte[] FromHexString(string text) => [.. Enumerable.Range(0, text.Length / 2).Select(place => Convert.ToByte(text.Substring(2 * place, 2), 16))];
    }

    extension(Random)
    {
        /// <summary>For the one thread that a test makes answers on.</summary>
        public static Random Shared => Chance;
    }
}
