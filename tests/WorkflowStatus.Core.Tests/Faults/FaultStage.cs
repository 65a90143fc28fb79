using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Core.Tests.Support;
using WorkflowStatus.Core.Tests.Support.Wire;

namespace WorkflowStatus.Core.Tests.Faults;

/// <summary>Plays a row over real sockets: the service on one side, the engine with its own handler on the other.</summary>
internal sealed class FaultStage : IAsyncDisposable
{
    /// <summary>A row that hangs fails by this, however slow the machine is.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);

    /// <summary>Further off than the standing clock ever rings.</summary>
    private static readonly TimeSpan NoLimit = TimeSpan.FromHours(5);

    private readonly FaultRow _row;
    private readonly RawServer _server;
    private readonly WorkflowClient _client;
    private readonly RunReference _run;
    private readonly FakeTimeProvider? _standing;
    private readonly ReadOptions _options;
    private readonly int _faults;
    private int _unresolved;

    /// <summary>Sets the stage.</summary>
    /// <param name="row">The fault.</param>
    /// <param name="faults">How often it happens.</param>
    public FaultStage(FaultRow row, int faults = int.MaxValue)
    {
        _row = row;
        _faults = faults;
        Service = new FaultService(row, faults);
        _server = new RawServer(Service.ServeAsync);
        if (!row.IsClosed)
        {
            _server.Listen();
        }

        _standing = row.IsSlow ? null : new FakeTimeProvider();
        TimeProvider time = _standing is null ? new FastTimeProvider(100) : _standing;
        _client = new WorkflowClient(new WorkflowClientOptions { Handler = Handler(), Limits = row.Limits, Time = time, Random = () => 0.5 });
        _run = new RunReference(Providers.Account(FaultDefinition.Instance, options => options with { BaseUri = Address() }), "run-1");
        // Twenty seconds of the fast clock are 0.2 s.
        _options = new ReadOptions { MaximumRetryCount = 1, RequestTimeout = row.IsSlow ? TimeSpan.FromSeconds(20) : NoLimit };
    }

    public FaultService Service { get; }

    /// <summary>Connections that the service has open.</summary>
    public int Open => _server.Open;

    public async Task<ReadResult> GetAsync()
    {
        for (var earlier = 1; earlier < _row.Reads; earlier++)
        {
            await PlayAsync(_client.ReadAsync(_run, _options));
        }

        return await PlayAsync(_client.ReadAsync(_run, _options));
    }

    public async Task<WaitLog> WaitAsync()
    {
        var log = new WaitLog(() => TimeSpan.Zero);
        var notes = 0;
        // Who is not there at first comes when it was missed often enough.
        log.Watcher = told => (_row.IsClosed && told.Kind == "Note" && ++notes == _faults ? _server.Listen : (Action)(() => { }))();
        var waiter = new RunWaiter(_client, new WaitOptions { Timeout = null, NotFoundGrace = TimeSpan.FromHours(1), Read = _options }, log);
        waiter.Add(_run);
        waiter.CompleteAdding();
        await PlayAsync(RunAsync(waiter));
        return log;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    private static async Task<bool> RunAsync(RunWaiter waiter)
    {
        await waiter.RunAsync(CancellationToken.None);
        return true;
    }

    private async Task<T> PlayAsync<T>(Task<T> play) =>
        await (_standing is null ? play : _standing.RunAsync(play, TimeSpan.FromMinutes(90))).WaitAsync(Guard);

    private Uri Address() => new(_row.Road switch
    {
        FaultRoad.Plain => $"http://127.0.0.1:{_server.Port}",
        FaultRoad.Proxy => "https://service.test",
        FaultRoad.UnknownHost => $"https://{TestAuthority.UnknownHost}:{_server.Port}",
        _ => $"https://localhost:{_server.Port}",
    });

    private SocketsHttpHandler Handler()
    {
        var handler = (SocketsHttpHandler)HandlerFactory.Create(_row.Limits);
        handler.Proxy = new DirectToLoopback(_row.Road == FaultRoad.Proxy ? new WebProxy($"http://me:{ErrorRules.ProxyPassword}@127.0.0.1:{_server.Port}") : null);
        TestAuthority.Trust(handler);
        if (_row.Road == FaultRoad.UnknownHost && _faults < int.MaxValue)
        {
            handler.ConnectCallback = ConnectAsync;
        }

        return handler;
    }

    /// <summary>Resolves the name in vain for a while, as a machine does that has just lost its network.</summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _unresolved) <= _faults)
        {
            await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, _server.Port), cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
