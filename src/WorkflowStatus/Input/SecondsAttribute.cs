using System;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Input;

/// <summary>
/// Lets a parameter that counts seconds take a TimeSpan, or its text, too. A number and its text stay what they are: 5 and
/// '5' are five seconds, where TimeSpan would read five days.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecondsAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return given switch
        {
            TimeSpan span => Count(span),
            string text when string.IsNullOrWhiteSpace(text) => throw Unusable("A blank text is"),
            // Not as PowerShell reads a number: '1,5' would be 15.
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            string text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && !IsDaysByMistake(text, span) => Count(span),
            string text => throw Unusable($"'{SafeText.Line(text, 64)}' is"),
            null => throw Unusable("Nothing ($null) is"),
            _ when LanguagePrimitives.TryConvertTo<double>(given, CultureInfo.InvariantCulture, out var number) => number,
            _ => throw Unusable($"A value of type {given.GetType().Name} is"),
        };
    }

    /// <summary>A deadline that has passed leaves no time; for ever is -1, as a number, or .NET's own word for it.</summary>
    private static double Count(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? -1 : Math.Max(span.TotalSeconds, 0);

    /// <summary>.NET takes 24:00:00 for 24 days, since no hour has that number.</summary>
    private static bool IsDaysByMistake(string text, TimeSpan span)
    {
        var colon = text.IndexOf(':');
        return span.Days != 0 && colon >= 0 && text.LastIndexOf('.', colon) < 0;
    }

    private static ArgumentTransformationMetadataException Unusable(string what) =>
        new($"{what} no time. Give seconds, such as 300 or 0.5, or a TimeSpan, such as 00:05:00, 1.00:00:00 for a day, or (New-TimeSpan -Minutes 5).");
}
