using System;
using System.Globalization;

namespace WorkflowStatus.Benchmarks;

/// <summary>What the command line says.</summary>
internal sealed record Options
{
    public Uri BaseUri { get; init; } = new("http://127.0.0.1:1");

    public int Parallel { get; init; } = 32;

    public int Runs { get; init; } = 1000;

    public string Schedule { get; init; } = "root";

    /// <summary>The median of the runs' times, in seconds.</summary>
    public double Seconds { get; init; } = 60;

    /// <summary>The accepted key of the simulator.</summary>
    public string Key { get; init; } = "sim-key";

    public static Options Parse(string[] args)
    {
        var options = new Options();
        for (var at = 1; at + 1 < args.Length; at += 2)
        {
            var value = args[at + 1];
            options = args[at] switch
            {
                "--base-uri" => options with { BaseUri = new Uri(value) },
                "--parallel" => options with { Parallel = int.Parse(value, CultureInfo.InvariantCulture) },
                "--runs" => options with { Runs = int.Parse(value, CultureInfo.InvariantCulture) },
                "--schedule" => options with { Schedule = value },
                "--seconds" => options with { Seconds = double.Parse(value, CultureInfo.InvariantCulture) },
                "--key" => options with { Key = value },
                _ => options,
            };
        }

        return options;
    }
}
