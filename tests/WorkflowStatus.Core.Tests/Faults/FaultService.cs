using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Tests.Support.Wire;

namespace WorkflowStatus.Core.Tests.Faults;

/// <summary>The service of a row: faulty so many times, and well from then on.</summary>
internal sealed class FaultService(FaultRow row, int faults)
{
    private int _faults = faults;
    private int _soundAnswers;

    /// <summary>The heads of the requests of HTTP/1.1.</summary>
    public ConcurrentQueue<string> Heads { get; } = new();

    /// <summary>How often it answered as a service that is well.</summary>
    public int SoundAnswers => Volatile.Read(ref _soundAnswers);

    /// <summary>Whether this time something goes wrong.</summary>
    public bool Fails() => Interlocked.Decrement(ref _faults) >= 0;

    public async Task ServeAsync(RawConnection connection)
    {
        if (row.Connected is { } fault && Fails())
        {
            await fault(connection);
        }
        else if (row.Road == FaultRoad.Http2)
        {
            await ServeHttp2Async(await Http2Peer.StartAsync(connection));
        }
        else
        {
            await SecureAsync(connection);
            await ServeHttpAsync(connection);
        }
    }

    private async Task SecureAsync(RawConnection connection)
    {
        if (row.Road == FaultRoad.Proxy)
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync(Raw.Head(200));
        }

        if (row.Road != FaultRoad.Plain)
        {
            await connection.SecureAsync(row.Certificate is { } wrong && Fails() ? wrong : TestAuthority.Good);
        }
    }

    private async Task ServeHttpAsync(RawConnection connection)
    {
        while (await connection.ReadHeadAsync() is { } head)
        {
            Heads.Enqueue(head);
            if (row.Answer is { } fault && Fails())
            {
                await fault(connection);
            }
            else
            {
                Interlocked.Increment(ref _soundAnswers);
                await connection.SendAsync(Raw.Json(Raw.Sound));
            }
        }
    }

    private async Task ServeHttp2Async(Http2Peer peer)
    {
        while (await peer.ReadRequestAsync() is { } stream)
        {
            if (Fails())
            {
                await row.Answer2!(peer, stream);
            }
            else
            {
                Interlocked.Increment(ref _soundAnswers);
                await peer.AnswerAsync(stream, Raw.Sound);
            }
        }
    }
}
