using System;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>What the service of a <see cref="WaitStage"/> says.</summary>
internal static class StageAnswers
{
    public static HttpResponseMessage Running() => State("running");

    public static HttpResponseMessage Done() => State("done");

    public static HttpResponseMessage Failed() => State("failed");

    public static HttpResponseMessage State(string word) => Answers.Json($$"""{ "status": "{{word}}" }""");

    /// <summary>Running, then done from a moment on.</summary>
    public static Func<StageRequest, HttpResponseMessage> DoneAt(double seconds) => request => request.At.TotalSeconds >= seconds ? Done() : Running();

    public static HttpResponseMessage Html() => Answers.Bytes(Encoding.UTF8.GetBytes("<html>maintenance</html>"), "text/html");

    public static HttpResponseMessage Truncated() => Answers.Json("""{ "status": "do""");

    public static HttpResponseMessage Reset() => throw new HttpRequestException("connection reset", new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.ConnectionReset));

    /// <summary>Never an answer.</summary>
    public static Task<HttpResponseMessage> Silent(StageRequest request) => Never<HttpResponseMessage>(request.Cancellation);

    /// <summary>The beginning of a body, and then nothing.</summary>
    public static HttpResponseMessage Stalled() => Answers.Stream(new SlowStream("""{ "sta"""u8.ToArray(), Never<byte[]>));

    /// <summary>Ends when it is cancelled, on the canceller's own thread.</summary>
    private static Task<T> Never<T>(CancellationToken cancellation)
    {
        var never = new TaskCompletionSource<T>();
        cancellation.Register(() => never.TrySetCanceled(cancellation));
        return never.Task;
    }
}
