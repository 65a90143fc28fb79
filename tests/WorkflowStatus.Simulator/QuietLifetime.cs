using Microsoft.Extensions.Hosting;

namespace WorkflowStatus.Simulator;

/// <summary>Leaves the process's signals to its owner: inside a test run they are not the simulator's to take.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
