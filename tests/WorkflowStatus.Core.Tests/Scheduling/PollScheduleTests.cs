using System;
using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

public sealed class PollScheduleTests
{
    private static readonly PollingAdvice Storyteller = Providers.BuiltIn.Get("Storyteller").Polling;

    [Fact]
    public void Storyteller_is_asked_after_a_second_doubling_to_thirty()
    {
        Assert.Equal([1, 2, 4, 8, 16, 30, 30, 30], Intervals(Storyteller, 8));
    }

    [Theory]
    [InlineData(0, 0.9)]
    [InlineData(1, 1.1)]
    public void Storyteller_has_ten_percent_of_jitter(double chance, double factor)
    {
        Assert.Equal([1 * factor, 2 * factor, 4 * factor, 8 * factor, 16 * factor, 30 * factor], Intervals(Storyteller, 6, chance: chance).Select(interval => Math.Round(interval, 6)));
    }

    [Fact]
    public void GloriaMundo_is_asked_every_two_seconds()
    {
        Assert.Equal([2, 2, 2, 2], Intervals(Providers.BuiltIn.Get("GloriaMundo").Polling, 4));
    }

    [Fact]
    public void A_hundred_thousand_polls_do_not_overflow_the_doubling()
    {
        Assert.Equal(30, Next(new WaitOptions(), Storyteller, 100_000, 0));
    }

    [Fact]
    public void An_interval_of_the_users_is_meant_as_it_is()
    {
        Assert.Equal([0.25, 0.25, 0.25], Intervals(Storyteller, 3, new WaitOptions { PollInterval = TimeSpan.FromSeconds(0.25) }, age: 1000));
    }

    [Fact]
    public void An_interval_with_a_maximum_is_where_the_growth_begins()
    {
        var options = new WaitOptions { PollInterval = TimeSpan.FromSeconds(3), MaximumPollInterval = TimeSpan.FromSeconds(10) };

        Assert.Equal([3, 4, 10, 10], new[] { 1.0, 4, 25, 1000 }.Select(age => Next(options, Storyteller, 1, age)));
    }

    [Fact]
    public void A_maximum_of_the_users_caps_the_services_advice_and_the_default()
    {
        var options = new WaitOptions { MaximumPollInterval = TimeSpan.FromSeconds(0.5) };

        Assert.Equal(0.5, Next(options, Storyteller, 9, 0));
        Assert.Equal(0.5, Next(options, Providers.BuiltIn.Get("GloriaMundo").Polling, 1, 0));
        Assert.Equal(0.5, Next(options, PollingAdvice.None, 1, 100));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1)]
    [InlineData(4, 4)]
    [InlineData(100, 20)]
    [InlineData(225, 30)]
    [InlineData(100_000, 30)]
    [InlineData(-50, 1)]
    public void Without_advice_the_interval_is_twice_the_root_of_the_age(double age, double interval)
    {
        Assert.Equal(interval, Next(new WaitOptions(), PollingAdvice.None, 5, age));
    }

    [Fact]
    public void The_age_is_the_runs_own_where_it_tells_its_start()
    {
        using var stage = Stage();
        stage.Answer("run-1", request => request.Number > 2 ? StageAnswers.Done() : Started(FakeTimeProvider.Start.AddSeconds(-100)));
        stage.Answer("run-2", StageAnswers.Running, StageAnswers.Done);

        stage.Wait("run-1", "run-2");

        // 2·√100 and then 2·√120 seconds; a run that does not tell is as old as the wait.
        Assert.Equal([0, 20, 41.909], stage.Times("run-1"));
        Assert.Equal([0, 1], stage.Times("run-2"));
    }

    [Fact]
    public void A_run_that_was_queued_for_long_is_young_once_it_starts()
    {
        using var stage = Stage();
        stage.Answer("run-1", request => request.At.TotalSeconds < 200 ? StageAnswers.Running() : request.At.TotalSeconds < 240 ? Started(FakeTimeProvider.Start + request.At) : StageAnswers.Done());

        stage.Wait("run-1");

        var times = stage.Times();
        var first = Array.FindIndex(times, time => time >= 200);
        Assert.Equal(1, times[first + 1] - times[first], 0.1);
    }

    [Fact]
    public void A_service_whose_clock_is_ahead_does_no_harm()
    {
        using var stage = Stage();
        stage.Answer("run-1", request => request.Number > 3 ? StageAnswers.Done() : Started(FakeTimeProvider.Start.AddHours(2)));

        stage.Wait("run-1");

        Assert.Equal([0, 1, 3, 6.464], stage.Times());
    }

    [Fact]
    public void An_interval_runs_from_look_to_look_whatever_an_answer_takes()
    {
        using var stage = Stage();
        stage.Options = stage.Options with { PollInterval = TimeSpan.FromSeconds(10) };
        stage.AnswerLater("run-1", async request =>
        {
            await Task.Delay(TimeSpan.FromSeconds(request.Number), stage.Time);
            return request.Number < 4 ? StageAnswers.Running() : StageAnswers.Done();
        });

        stage.Wait("run-1");

        Assert.Equal([0, 10, 20, 30], stage.Times());
        Assert.Equal(34, stage.Elapsed.TotalSeconds);
    }

    [Fact]
    public void A_service_whose_answers_take_long_is_left_in_peace_for_half_an_interval()
    {
        using var stage = Stage();
        stage.Options = stage.Options with { PollInterval = TimeSpan.FromSeconds(10) };
        stage.AnswerLater("run-1", async request =>
        {
            await Task.Delay(TimeSpan.FromSeconds(8), stage.Time);
            return request.Number < 3 ? StageAnswers.Running() : StageAnswers.Done();
        });

        stage.Wait("run-1");

        Assert.Equal([0, 13, 26], stage.Times());
    }

    [Fact]
    public void A_look_after_slow_answers_that_would_fall_just_before_the_deadline_is_moved_to_it()
    {
        using var stage = Stage();
        stage.Options = stage.Options with { PollInterval = TimeSpan.FromSeconds(10), Timeout = TimeSpan.FromSeconds(27) };
        stage.AnswerLater("run-1", async request =>
        {
            await Task.Delay(TimeSpan.FromSeconds(request.Number < 3 ? 8 : 0), stage.Time);
            return StageAnswers.Running();
        });

        stage.Wait("run-1");

        Assert.Equal([0, 13, 27], stage.Times());
    }

    [Fact]
    public void What_an_answer_takes_does_not_bring_the_last_look_before_the_deadline()
    {
        using var stage = Stage();
        stage.Options = stage.Options with { PollInterval = TimeSpan.FromSeconds(10), Timeout = TimeSpan.FromSeconds(20) };
        stage.AnswerLater("run-1", async _ =>
        {
            await Task.Delay(TimeSpan.FromSeconds(3), stage.Time);
            return StageAnswers.Running();
        });

        stage.Wait("run-1");

        Assert.Equal([0, 10, 20], stage.Times());
    }

    /// <summary>The figures of the simulation that the schedule was chosen by: 12.6 requests and 8.3 s late, for log-normal runs with a median of 60 s.</summary>
    [Fact]
    public void The_default_makes_as_many_requests_and_is_as_late_as_was_measured_when_it_was_chosen()
    {
        var random = new Random(11);
        var schedule = new PollSchedule(new WaitOptions { Timeout = null }, random.NextDouble);
        const int Runs = 20_000;

        // So wide that the mean is 140 s: a fixed interval of 2 s makes 70 requests, as it did there.
        const double Spread = 1.3;
        var (requests, late) = (0L, 0.0);
        for (var run = 0; run < Runs; run++)
        {
            var end = 60 * Math.Exp(Spread * Normal(random));
            var time = 0.0;
            for (var polls = 1; ; polls++)
            {
                requests++;
                if (time >= end)
                {
                    late += time - end;
                    break;
                }

                time += schedule.Next(PollingAdvice.None, polls, TimeSpan.FromSeconds(time), TimeSpan.MaxValue).TotalSeconds;
            }
        }

        Assert.InRange((double)requests / Runs, 12.6 * 0.9, 12.6 * 1.1);
        Assert.InRange(late / Runs, 8.3 * 0.9, 8.3 * 1.1);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double[] Intervals(PollingAdvice advice, int count, WaitOptions? options = null, double age = 0, double chance = 0.5) =>
        [.. Enumerable.Range(1, count).Select(poll => Next(options ?? new WaitOptions(), advice, poll, age, chance))];

    private static double Next(WaitOptions options, PollingAdvice advice, int polls, double age, double chance = 0.5) =>
        new PollSchedule(options, () => chance).Next(advice, polls, TimeSpan.FromSeconds(age), TimeSpan.MaxValue).TotalSeconds;

    private static WaitStage Stage() => new(TestDefinition.With(("run.startedAt", "\"$.started\"")));

    private static System.Net.Http.HttpResponseMessage Started(DateTimeOffset start) => Answers.Json($$"""{ "status": "running", "started": "{{start:O}}" }""");
}
