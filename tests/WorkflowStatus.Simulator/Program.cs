using System.Text.Json;
using WorkflowStatus.Simulator;

var command = CommandLine.Parse(args);
if (command.Help)
{
    Console.WriteLine(HelpText.Text);
    return 0;
}

if (command.Error is { } error)
{
    Console.Error.WriteLine(error);
    return 2;
}

try
{
    await using var server = await SimulatorServer.StartAsync(command.Options).ConfigureAwait(false);
    // One line and nothing else: whoever started the process reads its address from it.
    Console.WriteLine(JsonSerializer.Serialize(new { baseUri = server.BaseUri, secondOrigin = server.SecondOrigin }));
    await ShutdownSignal.WaitAsync().ConfigureAwait(false);
    return 0;
}
catch (IOException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
