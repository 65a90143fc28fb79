// Reads three runs of the built-in Demo provider, waits until they have ended, and prints them as a table.
// For a real service: its provider's name, and a Credential and Parameters in the options of the account.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using WorkflowStatus;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Examples;

var account = new RunAccount(ProviderCatalog.BuiltIn().Get("Demo"), new RunAccountOptions());
var runs = new[] { "success", "failure", "flaky" }.Select(id => new RunReference(account, id)).ToList();
using var client = new WorkflowClient();

// One look: runs, or an error as a value. Transport faults were retried already.
foreach (var run in runs)
{
    var result = await client.ReadAsync(run);
    Console.WriteLine(result.Error is { } error ? error.Message : string.Join(", ", result.Runs));
}

// One loop looks at all of them, as often as the service advises.
var ended = new EndedRuns();
var waiter = new RunWaiter(client, new WaitOptions { Timeout = TimeSpan.FromMinutes(1) }, ended);
runs.ForEach(waiter.Add);
waiter.CompleteAdding();
await waiter.RunAsync(CancellationToken.None);

Console.WriteLine();
PrintTable(ended.Runs);
return ended.Runs.Count == runs.Count ? 0 : 1;

static void PrintTable(IEnumerable<WorkflowRun> runs)
{
    const string Columns = "{0,-9} {1,-14} {2,-10} {3,4:0} {4,6:0.0} {5}";
    Console.WriteLine(Columns, "Id", "Workflow", "State", "%", "s", "Steps");
    foreach (var run in runs)
    {
        Console.WriteLine(Columns, run.Id, run.Name, run.State, run.PercentComplete, run.Duration?.TotalSeconds, run.Steps);
    }
}
