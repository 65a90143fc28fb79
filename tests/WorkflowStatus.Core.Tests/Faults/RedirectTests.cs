using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;
using WorkflowStatus.Core.Tests.Support.Wire;

namespace WorkflowStatus.Core.Tests.Faults;

/// <summary>A redirect to a server that is there and would like the credential.</summary>
public sealed class RedirectTests
{
    [Theory]
    [InlineData(300)]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task The_target_of_a_redirect_hears_nothing(int status)
    {
        var heads = new ConcurrentQueue<string>();
        await using var target = RawServer.Start(connection => ServeAsync(connection, heads, Raw.Json(Raw.Sound)));
        var asked = new ConcurrentQueue<string>();
        await using var service = RawServer.Start(connection => ServeAsync(connection, asked, Raw.Json("{}", status, $"Location: http://127.0.0.1:{target.Port}/runs/run-1")));
        using var client = new WorkflowClient();
        var account = Providers.Account(FaultDefinition.Instance, options => options with { BaseUri = new Uri($"http://127.0.0.1:{service.Port}") });

        var result = await client.ReadAsync(new RunReference(account, "run-1"));

        Assert.Equal(WorkflowErrorId.RequestRejected, result.Error!.ErrorId);
        // One request, with the credential: it came from where it was going.
        Assert.Contains(Providers.Secret, Assert.Single(asked));
        Assert.Empty(heads);
    }

    private static async Task ServeAsync(RawConnection connection, ConcurrentQueue<string> heads, byte[] answer)
    {
        while (await connection.ReadHeadAsync() is { } head)
        {
            heads.Enqueue(head);
            await connection.SendAsync(answer);
        }
    }
}
