using System;
using System.Buffers;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Http;

public sealed class BodyReaderTests
{
    [Theory]
    [InlineData(0, null)]
    [InlineData(1, null)]
    [InlineData(4096, null)]
    [InlineData(4097, null)]
    [InlineData(1_000_000, null)]
    [InlineData(1_000_000, 1_000_000L)]
    [InlineData(5, 1_000_000L)]
    [InlineData(5, long.MaxValue)]
    [InlineData(5, 0L)]
    public async Task The_whole_body_is_read_whatever_length_was_announced(int length, long? announced)
    {
        var body = Enumerable.Range(0, length).Select(number => (byte)number).ToArray();
        var (buffer, read) = await BodyReader.ReadAsync(new MemoryStream(body), announced, 1_000_000, CancellationToken.None);
        Assert.Equal(body, buffer.Take(read));
        ArrayPool<byte>.Shared.Return(buffer);
    }

    [Theory]
    [InlineData(1_000_001)]
    [InlineData(5_000_000)]
    public async Task More_than_the_limit_is_refused(int length)
    {
        var error = await Assert.ThrowsAsync<TransportException>(async () => await BodyReader.ReadAsync(new MemoryStream(new byte[length]), null, 1_000_000, CancellationToken.None));
        Assert.Equal((WorkflowErrorId.InvalidResponse, false), (error.ErrorId, error.IsRetryable));
        Assert.Contains("larger than the limit", error.Message);
    }

    [Fact]
    public async Task A_body_without_end_is_given_up_at_the_limit()
    {
        var given = 0;
        var body = new SlowStream([], _ => Task.FromResult(new byte[Math.Min(1000, 1000 + given++)]));
        await Assert.ThrowsAsync<TransportException>(async () => await BodyReader.ReadAsync(body, null, 10_000, CancellationToken.None));
        Assert.True(given <= 12, $"{given} parts were read");
    }
}
