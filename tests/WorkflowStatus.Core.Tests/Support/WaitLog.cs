using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>Remembers what a wait told, and when.</summary>
internal sealed class WaitLog(Func<TimeSpan> now) : IWaitObserver
{
    public List<WaitEvent> Events { get; } = [];

    /// <summary>Called with each event; throws when a test wants the observer to.</summary>
    public Action<WaitEvent>? Watcher { get; set; }

    public IEnumerable<WaitEvent> Ended => Of("Ended");

    public IEnumerable<WaitEvent> Errors => Of("Error");

    public IEnumerable<string> Notes => Of("Note").Select(note => note.Text!);

    public IEnumerable<WaitEvent> Of(string kind, string? id = null) => Events.Where(told => told.Kind == kind && (id is null || told.Id == id));

    /// <summary>The one error of an id.</summary>
    public WorkflowStatusException Error(string id = "run-1") => Assert.Single(Of("Error", id)).Error!;

    /// <summary>The one end of an id.</summary>
    public WaitEvent End(string id = "run-1") => Assert.Single(Of("Ended", id));

    public void OnSeen(ReadResult result) => Add(new(now(), "Seen", result.Reference.Id, result.Runs[0]));

    public void OnEnded(RunReference reference, WorkflowRun run) => Add(new(now(), "Ended", reference.Id, run));

    public void OnError(RunReference reference, WorkflowStatusException problem) => Add(new(now(), "Error", reference.Id, Error: problem));

    public void OnNote(RunReference reference, string note) => Add(new(now(), "Note", reference.Id, Text: note));

    public void OnClosed(RunReference reference) => Add(new(now(), "Closed", reference.Id));

    private void Add(WaitEvent told)
    {
        Events.Add(told);
        Watcher?.Invoke(told);
    }
}
