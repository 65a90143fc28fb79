using Microsoft.AspNetCore.Builder;
using WorkflowStatus.Simulator.Control;
using WorkflowStatus.Simulator.Faults;
using WorkflowStatus.Simulator.Requests;
using WorkflowStatus.Simulator.Scripts;
using WorkflowStatus.Simulator.Services;

namespace WorkflowStatus.Simulator;

/// <summary>The workflow services on loopback, scripted and faulty on demand.</summary>
public sealed class SimulatorServer : IControlTarget, IAsyncDisposable
{
    /// <summary>The credential that every service accepts unless the options name another.</summary>
    public const string ValidKey = "sim-key";

    private readonly SimulatorOptions options;
    private readonly CancellationTokenSource stopping = new();
    private readonly RequestCounters counters = new();
    private readonly ScriptBook book = new();
    private readonly RequestLog log;
    private readonly Director director;
    private readonly WebApplication host;
    private int disposed;

    private SimulatorServer(SimulatorOptions options)
    {
        this.options = options;
        log = new RequestLog(options.Time);
        director = new Director(book, options.Time, options.ChaosPercent > 0 ? new Chaos(options.ChaosPercent, options.ChaosSeed) : null);
        var handler = new RequestHandler(
            options.Key,
            options.Recording ? log : null,
            counters,
            director,
            new AnswerWriter(options.Latency, stopping.Token),
            new ControlApi(this));
        host = ServerHost.Build(options, handler);
    }

    /// <summary>Root of all services.</summary>
    public Uri BaseUri => new(host.Urls.First());

    /// <summary>The second origin; null when the options do not ask for one.</summary>
    public Uri? SecondOrigin => options.SecondOrigin ? new(host.Urls.Last()) : null;

    /// <summary>The accepted credential.</summary>
    public string Key => options.Key;

    /// <summary>The recorded requests, in order of arrival: a copy that does not change.</summary>
    public IReadOnlyList<RecordedRequest> Requests => log.Snapshot();

    /// <summary>Requests in flight now, the most at once, and in all.</summary>
    public SimulatorStatistics Statistics => counters.Read();

    /// <summary>Starts a simulator; it answers when this returns.</summary>
    public static async Task<SimulatorServer> StartAsync(SimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var server = new SimulatorServer(options ?? new SimulatorOptions());
        try
        {
            await server.host.StartAsync(cancellationToken).ConfigureAwait(false);
            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Scripts the status of a run: each play is answered once, the last repeats. Replaces an earlier script.</summary>
    /// <param name="provider">Name of the service, compared without case.</param>
    /// <param name="id">The run's id; <c>*</c> for every id that has no script of its own, each with its own count.</param>
    /// <param name="plays">The answers.</param>
    public void Script(string provider, string id, params IReadOnlyList<Play> plays) =>
        ScriptResource(provider, id, ServiceRoute.StatusResource, plays);

    /// <summary>Scripts a resource of a run, such as 8x8's <see cref="ServiceRoute.ErrorsResource"/>.</summary>
    public void ScriptResource(string provider, string id, string resource, params IReadOnlyList<Play> plays)
    {
        var service = ServiceCatalog.Find(provider)
            ?? throw new ArgumentException($"No service is named '{provider}'.", nameof(provider));
        book.Set(service.Name, id, resource, plays);
    }

    /// <summary>Scripts a raw path, with or without its query, for any method and without a check of credentials.</summary>
    public void ScriptPath(string path, params IReadOnlyList<Play> plays) => book.SetPath(path, plays);

    /// <summary>Forgets everything: scripts, the progress of runs, recorded requests and counts.</summary>
    public void Clear()
    {
        ClearScripts();
        ClearRequests();
    }

    /// <summary>Forgets scripts and the progress of all runs.</summary>
    public void ClearScripts()
    {
        book.Clear();
        director.Clear();
    }

    /// <summary>Forgets recorded requests and counts.</summary>
    public void ClearRequests()
    {
        log.Clear();
        counters.Clear();
    }

    /// <summary>Waits until the counts satisfy a condition.</summary>
    /// <exception cref="TimeoutException">They did not in time.</exception>
    public async Task WaitAsync(Func<SimulatorStatistics, bool> condition, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var started = TimeProvider.System.GetTimestamp();
        while (!condition(Statistics))
        {
            if (TimeProvider.System.GetElapsedTime(started) > timeout)
            {
                throw new TimeoutException($"The simulator stayed at {Statistics}.");
            }

            await Task.Delay(5).ConfigureAwait(false);
        }
    }

    /// <summary>Ends stalls, closes connections and frees the ports.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }

        await stopping.CancelAsync().ConfigureAwait(false);
        // Clients keep idle connections: there is nothing to wait for.
        await host.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        await host.DisposeAsync().ConfigureAwait(false);
        stopping.Dispose();
    }
}
