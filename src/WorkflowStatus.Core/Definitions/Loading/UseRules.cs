namespace WorkflowStatus.Core.Definitions.Loading;

/// <summary>Which of a value's members mean something for a property: one without effect would be a mistake that nobody sees.</summary>
internal static class UseRules
{
    private static readonly ValueFormat[] OfDurations = [ValueFormat.Iso8601, ValueFormat.Seconds, ValueFormat.Milliseconds, ValueFormat.Microseconds, ValueFormat.Nanoseconds];
    private static readonly ValueFormat[] OfTimes = [.. OfDurations, ValueFormat.Epoch];
    private static readonly ValueFormat[] OfPercents = [ValueFormat.Fraction];

    /// <summary>The formats that a property may name; none for one that is written in one way only.</summary>
    public static ValueFormat[] Formats(ValueUse use) => use switch
    {
        ValueUse.Time or ValueUse.Order => OfTimes,
        ValueUse.Duration => OfDurations,
        ValueUse.Percent => OfPercents,
        _ => [],
    };

    /// <summary>Refuses what would have no effect.</summary>
    /// <param name="source">The object that says more than a path.</param>
    /// <param name="use">What its property is.</param>
    public static void Check(SourceObject source, ValueUse use)
    {
        if (use is ValueUse.State)
        {
            Refuse(source, "onlyWhenEnded", "onlyWhenEnded is not for a state, which says itself whether it is an end");
        }

        if (use is ValueUse.Text or ValueUse.State or ValueUse.Reason)
        {
            Refuse(source, "format", "format is for times, durations and percentComplete");
            return;
        }

        Refuse(source, "join", "join is for texts");
        Refuse(source, "otherwise", "otherwise is for texts");
        if (Formats(use).Length == 0)
        {
            Refuse(source, "format", "format is for times, durations and percentComplete");
        }
    }

    private static void Refuse(SourceObject source, string name, string message)
    {
        if (source.Find(name) is { } node)
        {
            source.Report(node, message);
        }
    }
}
