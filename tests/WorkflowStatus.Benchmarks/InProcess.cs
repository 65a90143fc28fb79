using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace WorkflowStatus.Benchmarks;

/// <summary>Runs the benchmarks inside this process: no project is generated, so that none has to be restored.</summary>
internal static class InProcess
{
    /// <summary>Runs them. Here, so that other measurements need not have BenchmarkDotNet in memory.</summary>
    /// <param name="args">BenchmarkDotNet's options.</param>
    public static void Run(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(InProcess).Assembly).Run(args, Config());

    private static ManualConfig Config() => DefaultConfig.Instance
        .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumn(StatisticColumn.Median);
}
