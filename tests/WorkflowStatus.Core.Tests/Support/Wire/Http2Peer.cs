using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Net.Security;
using System.Text;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Tests.Support.Wire;

/// <summary>The serving side of HTTP/2 (RFC 9113), frame by frame: no more of it than faults need.</summary>
internal sealed class Http2Peer
{
    public const uint NoError = 0;
    public const uint InternalError = 2;
    public const uint RefusedStream = 7;
    public const uint Cancel = 8;
    public const uint EnhanceYourCalm = 11;

    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte ResetStream = 3;
    private const byte Settings = 4;
    private const byte Ping = 6;
    private const byte GoAway = 7;
    private const byte Continuation = 9;
    private const byte EndStream = 1;
    private const byte EndHeaders = 4;
    private const byte Acknowledge = 1;
    private const int LargestFrame = 16 * 1024;

    /// <summary>HPACK's own index of ":status: 200" (RFC 7541, appendix A).</summary>
    private static readonly byte[] Status200 = [0x88];

    private readonly RawConnection _connection;

    private Http2Peer(RawConnection connection) => _connection = connection;

    /// <summary>Turns TLS on with HTTP/2 and reads the client's preface.</summary>
    public static async Task<Http2Peer> StartAsync(RawConnection connection)
    {
        await connection.SecureAsync(TestAuthority.Good, SslApplicationProtocol.Http2);
        await connection.Stream.ReadExactlyAsync(new byte["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".Length], connection.Stopping);
        var peer = new Http2Peer(connection);
        await peer.SendAsync(Settings, 0, 0, []);
        return peer;
    }

    /// <summary>Reads until the next request.</summary>
    /// <returns>The number of its stream; null when the client has closed.</returns>
    public async Task<int?> ReadRequestAsync()
    {
        var head = new byte[9];
        while (await _connection.Stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, _connection.Stopping) == head.Length)
        {
            var payload = new byte[(head[0] << 16) | (head[1] << 8) | head[2]];
            await _connection.Stream.ReadExactlyAsync(payload, _connection.Stopping);
            switch (head[3])
            {
                case Headers:
                    return BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)) & int.MaxValue;
                case Settings or Ping when (head[4] & Acknowledge) == 0:
                    await SendAsync(head[3], Acknowledge, 0, head[3] == Ping ? payload : []);
                    break;
            }
        }

        return null;
    }

    public async Task AnswerAsync(int stream, string body)
    {
        await BeginAsync(stream);
        await SendAsync(Data, EndStream, stream, Encoding.UTF8.GetBytes(body));
    }

    /// <summary>The head of an answer whose body is still to come.</summary>
    public Task BeginAsync(int stream) => SendAsync(Headers, EndHeaders, stream, Status200);

    /// <summary>A head of 200 with headers of the given names and values, as literals without an index.</summary>
    public async Task BeginAsync(int stream, IEnumerable<(string Name, string Value)> headers)
    {
        List<byte> block = [.. Status200];
        foreach (var (name, value) in headers)
        {
            block.Add(0);
            AddText(block, name);
            AddText(block, value);
        }

        var parts = block.Chunk(LargestFrame).ToList();
        for (var index = 0; index < parts.Count; index++)
        {
            await SendAsync(index == 0 ? Headers : Continuation, index == parts.Count - 1 ? EndHeaders : (byte)0, stream, parts[index]);
        }
    }

    public Task ContinueAsync(int stream, string part) => SendAsync(Data, 0, stream, Encoding.UTF8.GetBytes(part));

    public Task ResetAsync(int stream, uint code) => SendAsync(ResetStream, 0, stream, Number(code));

    /// <summary>Says that streams after the last are not served.</summary>
    public Task LeaveAsync(int lastStream, uint code) => SendAsync(GoAway, 0, 0, [.. Number((uint)lastStream), .. Number(code)]);

    public Task CloseAsync() => _connection.FinishAsync();

    private static byte[] Number(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }

    /// <summary>A length in seven bits and more where those do not do (RFC 7541, section 5.1), then the letters.</summary>
    private static void AddText(List<byte> block, string text)
    {
        var length = text.Length;
        block.Add((byte)Math.Min(length, 127));
        for (length -= 127; length >= 128; length /= 128)
        {
            block.Add((byte)((length % 128) | 128));
        }

        if (text.Length >= 127)
        {
            block.Add((byte)length);
        }

        block.AddRange(Encoding.Latin1.GetBytes(text));
    }

    private async Task SendAsync(byte kind, byte flags, int stream, byte[] payload)
    {
        byte[] frame = [(byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length, kind, flags, .. Number((uint)stream), .. payload];
        await _connection.Stream.WriteAsync(frame, _connection.Stopping);
    }
}
