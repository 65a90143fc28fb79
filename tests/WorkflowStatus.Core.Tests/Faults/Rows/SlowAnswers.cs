using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Tests.Support.Wire;

namespace WorkflowStatus.Core.Tests.Faults.Rows;

internal static class SlowAnswers
{
    private const string Patience = "RequestTimeoutSec, 30 s";

    private static readonly FaultRow Late = new(string.Empty) { Error = WorkflowErrorId.RequestTimeout, IsRetried = true, IsSlow = true, Says = "no answer within 20 s", Time = Patience };

    private static readonly string Head = Raw.Head(200, "Content-Type: application/json", "Content-Length: 1000");

    private static readonly string ManyHeaders = string.Concat(Enumerable.Range(0, 500).Select(number => $"X-{number}: y\r\n"));

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        Late with { Fault = "silence after the request", Answer = Play.Silence },
        Late with { Fault = "headers byte by byte", Answer = connection => connection.DripAsync("HTTP/1.1 200 OK\r\n" + ManyHeaders) },
        Late with { Fault = "silence within the headers", Answer = Play.SendThen("HTTP/1.1 200 OK\r\nContent-Type: app", Play.Silence) },
        Late with { Fault = "body byte by byte", Answer = async connection =>
        {
            await connection.SendAsync(Head);
            await connection.DripAsync(Raw.Sound + new string(' ', 1000));
        } },
        Late with { Fault = "silence within the body", Answer = Play.SendThen(Head + """{ "sta""", Play.Silence) },
        Late with { Fault = "interim answers (103) without end", Answer = InterimForEver, Memory = "header, 64 KB" },
        new("404 whose text does not end") { Answer = Play.SendThen(Raw.Head(404, "Content-Length: 100") + "{ \"err", Play.Silence), IsSlow = true, Error = WorkflowErrorId.RunNotFound, Says = "was not found (HTTP 404)", Time = Patience },
        new("403 whose text does not end") { Answer = Play.SendThen(Raw.Head(403, "Content-Length: 100") + "{ \"err", Play.Silence), IsSlow = true, Error = WorkflowErrorId.Forbidden, EndsWait = true, Says = "(HTTP 403)", Time = Patience },
    ];

    private static async Task InterimForEver(RawConnection connection)
    {
        while (true)
        {
            await connection.SendAsync(Raw.Head(103, "Link: </style.css>; rel=preload"));
            await Task.Delay(1, connection.Stopping);
        }
    }
}
