using System;

namespace WorkflowStatus.Core.Engine;

/// <summary>Random numbers that every thread may ask for.</summary>
internal static class SharedRandom
{
#if NET
    public static double Next() => Random.Shared.NextDouble();
#else
    private static readonly Random Source = new();

    public static double Next()
    {
        lock (Source)
        {
            return Source.NextDouble();
        }
    }
#endif
}
