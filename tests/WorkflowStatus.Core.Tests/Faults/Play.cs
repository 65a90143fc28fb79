using System;
using System.Threading.Tasks;
using WorkflowStatus.Core.Tests.Support.Wire;

namespace WorkflowStatus.Core.Tests.Faults;

/// <summary>What a faulty service does with a connection of HTTP/1.1.</summary>
internal static class Play
{
    public const string Running = """{ "id": "run-1", "status": "running" }""";

    public static Task Reset(RawConnection connection)
    {
        connection.Reset();
        return Task.CompletedTask;
    }

    /// <summary>Breaks the connection when the client has said something.</summary>
    public static async Task ResetOnceSpokenTo(RawConnection connection)
    {
        _ = await connection.Stream.ReadAsync(new byte[1], connection.Stopping);
        connection.Reset();
    }

    public static Task Close(RawConnection connection) => connection.FinishAsync();

    public static Task Silence(RawConnection connection) => connection.FallSilentAsync();

    public static Task RunningAsync(RawConnection connection) => connection.SendAsync(Raw.Json(Running));

    /// <summary>Sends a text, and goes on with the connection as if nothing had happened.</summary>
    public static Func<RawConnection, Task> Send(string text) => connection => connection.SendAsync(text);

    public static Func<RawConnection, Task> Send(byte[] bytes) => connection => connection.SendAsync(bytes);

    /// <summary>Sends a whole answer of JSON.</summary>
    public static Func<RawConnection, Task> Json(string body, int status = 200, params string[] headers) => Send(Raw.Json(body, status, headers));

    /// <summary>Sends a text, and then does something else.</summary>
    public static Func<RawConnection, Task> SendThen(string text, Func<RawConnection, Task> then) => async connection =>
    {
        await connection.SendAsync(text);
        await then(connection);
    };
}
