using System;
using System.Buffers;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Http;

/// <summary>Reads a body into a pooled buffer and stops at the limit, counted after it is unpacked.</summary>
internal static class BodyReader
{
    private const int FirstBuffer = 4096;

    /// <summary>Reads to the end.</summary>
    /// <returns>A rented buffer, which the caller returns, and how much of it is filled.</returns>
    /// <exception cref="TransportException">The body is longer than the limit.</exception>
    public static async ValueTask<(byte[] Buffer, int Length)> ReadAsync(Stream body, long? expected, int limit, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(expected + 1 ?? FirstBuffer, 256), limit + 1L));
        try
        {
            var length = 0;
            while (true)
            {
                if (length == buffer.Length)
                {
                    buffer = Grow(buffer, limit);
                }

#if NET
                var read = await body.ReadAsync(buffer.AsMemory(length), cancellation).ConfigureAwait(false);
#else
                var read = await body.ReadAsync(buffer, length, buffer.Length - length, cancellation).ConfigureAwait(false);
#endif
                if (read == 0)
                {
                    return (buffer, length);
                }

                length += read;
                if (length > limit)
                {
                    throw new TransportException(WorkflowErrorId.InvalidResponse, $"the answer is larger than the limit of {Size(limit)} (body)", isRetryable: false);
                }
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    private static string Size(int limit) => limit % (1024 * 1024) == 0 ? $"{limit / 1024 / 1024} MB" : $"{limit} bytes";

    private static byte[] Grow(byte[] buffer, int limit)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(buffer.Length * 2L, Math.Max(limit + 1L, buffer.Length + 1L)));
        Buffer.BlockCopy(buffer, 0, larger, 0, buffer.Length);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
