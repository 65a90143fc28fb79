using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Simulator.Scripts;
using WorkflowStatus.Simulator.Services;
using SimulatorChaos = WorkflowStatus.Simulator.Faults.Chaos;

namespace WorkflowStatus.Core.Tests.Chaos;

/// <summary>What <c>tests/Chaos.ps1</c> relies on: the simulator's faults by chance are as many as asked for, of every kind, and end no run.</summary>
public sealed class SimulatorChaosTests
{
    private static readonly Play Sound = Play.InState("running");

    [Fact]
    public void So_many_of_a_hundred_answers_are_faults_and_each_kind_occurs()
    {
        var chaos = new SimulatorChaos(30, seed: 1);
        var plays = Enumerable.Range(0, 10_000).Select(number => chaos.Apply(Run(number), Sound, TimeSpan.Zero)).ToList();
        Assert.InRange(plays.Count(play => play.Chaos is not null), 2800, 3200);
        Assert.Equal(SimulatorChaos.Names.Order(), plays.Select(play => play.Chaos).OfType<string>().Distinct().Order());
        Assert.All(plays.Where(play => play.Chaos is null), play => Assert.Same(Sound, play));
        Assert.All(plays.Where(play => play.Chaos is not null), play => Assert.True(play.Fault is not null || play.StatusCode >= 400 || play.State != Sound.State));
    }

    [Fact]
    public void A_run_that_was_shown_is_never_unknown_and_nor_is_an_old_one()
    {
        var chaos = new SimulatorChaos(90, seed: 2);
        var shown = new HashSet<string>(StringComparer.Ordinal);
        for (var number = 0; number < 20_000; number++)
        {
            var run = Run(number % 500);
            var play = chaos.Apply(run, Sound, TimeSpan.Zero);
            Assert.False(play.StatusCode == 404 && shown.Contains(run.Id));
            _ = play.StatusCode < 400 && shown.Add(run.Id);
            Assert.NotEqual(404, chaos.Apply(Run(number + 1000), Sound, SimulatorChaos.Grace).StatusCode);
        }
    }

    private static ServiceRoute Run(int number) => new(ServiceCatalog.Find("Aster")!, $"run-{number}");
}
