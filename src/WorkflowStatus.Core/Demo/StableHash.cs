using System;

namespace WorkflowStatus.Core.Demo;

/// <summary>Numbers that one text gives on every machine and in every process, which <see cref="string.GetHashCode()"/> does not: FNV-1a, 64 bits.</summary>
internal static class StableHash
{
    private const ulong Offset = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    public static ulong Of(string text)
    {
        var hash = Offset;
        foreach (var letter in text)
        {
            hash = unchecked((hash ^ letter) * Prime);
        }

        return hash;
    }

    /// <summary>A GUID for a text: an address of the demonstration service looks like a real one and never changes.</summary>
    public static Guid Guid(string text)
    {
        var bytes = new byte[16];
        BitConverter.GetBytes(Of(text)).CopyTo(bytes, 0);
        BitConverter.GetBytes(Of(text + "'")).CopyTo(bytes, 8);
        return new Guid(bytes);
    }
}
