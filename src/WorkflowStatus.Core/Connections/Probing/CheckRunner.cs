using System;
using System.Globalization;
using System.IO;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Text;
#if NET
using WorkflowStatus.Core.Http;
#endif

namespace WorkflowStatus.Core.Connections;

/// <summary>Runs one check after the other, each within a time limit.</summary>
internal sealed class CheckRunner
{
    /// <summary>How long one check may take: as long as a request's connection.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _time;

    public CheckRunner(TimeProvider time) => _time = time;

    public static ConnectionCheck NotRun(string name, string reason) => new() { Name = name, Message = reason };

    /// <summary>Runs a check; what the network throws becomes a check that failed.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ConnectionCheck> RunAsync(string name, Func<CancellationToken, Task<string>> check, CancellationToken cancellation)
    {
        var start = _time.GetTimestamp();
        var outcome = await OutcomeAsync(check, cancellation).ConfigureAwait(false);
        return new ConnectionCheck { Name = name, Passed = outcome.Passed, Message = outcome.Message, Duration = _time.GetElapsedTime(start) };
    }

    private async Task<CheckOutcome> OutcomeAsync(Func<CancellationToken, Task<string>> check, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var limit = _time.CreateCancellationTokenSource(Limit);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            return new CheckOutcome(true, await check(end.Token).ConfigureAwait(false));
        }
        catch (Exception error) when (error is SocketException or IOException or AuthenticationException)
        {
            cancellation.ThrowIfCancellationRequested();
            return new CheckOutcome(false, Sentence(error.Message));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new CheckOutcome(false, string.Format(CultureInfo.InvariantCulture, "No answer within {0:0} s.", Limit.TotalSeconds));
        }
    }

    private static string Sentence(string text)
    {
        var line = SafeText.Line(text, 400).TrimEnd('.');
        return line.Length == 0 ? "It failed." : char.ToUpperInvariant(line[0]) + line.Substring(1) + ".";
    }
}
