using System.Globalization;

namespace WorkflowStatus.Simulator;

/// <summary>The command line, read.</summary>
/// <param name="Options">How to run.</param>
/// <param name="Help">True when only the help text is wanted.</param>
/// <param name="Error">What is wrong with the line; null when nothing is.</param>
internal sealed record CommandLine(SimulatorOptions Options, bool Help = false, string? Error = null)
{
    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var options = new SimulatorOptions();
        for (var index = 0; index < args.Count; index++)
        {
            var name = args[index];
            var value = index + 1 < args.Count ? args[index + 1] : null;
            switch (name)
            {
                case "--help" or "-h":
                    return new(options, Help: true);
                case "--second-origin":
                    options = options with { SecondOrigin = true };
                    break;
                case "--no-recording":
                    options = options with { Recording = false };
                    break;
                case "--https":
                    options = options with { Certificate = SelfSignedCertificate.Create() };
                    break;
                case "--http2":
                    options = options with { Http2 = true };
                    break;
                case "--key" when !string.IsNullOrEmpty(value):
                    options = options with { Key = value };
                    index++;
                    break;
                case "--port" when Number(value) is { } port and <= 65535:
                    options = options with { Port = port };
                    index++;
                    break;
                case "--latency" when Number(value) is { } latency:
                    options = options with { Latency = TimeSpan.FromMilliseconds(latency) };
                    index++;
                    break;
                case "--chaos" when Number(value) is { } percent and <= 100:
                    options = options with { ChaosPercent = percent };
                    index++;
                    break;
                case "--chaos-seed" when Number(value) is { } seed:
                    options = options with { ChaosSeed = seed };
                    index++;
                    break;
                default:
                    return new(options, Error: $"'{name}' is not an option, or its value is missing or wrong. See --help.");
            }
        }

        return new(options);
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
