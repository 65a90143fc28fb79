using System;
using System.Globalization;
using System.Management.Automation;
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
            TimeSpan span => span.TotalSeconds,
            string text when string.IsNullOrWhiteSpace(text) => throw Unusable("A blank text is"),
            string text when LanguagePrimitives.TryConvertTo<double>(text, CultureInfo.InvariantCulture, out var number) => number,
            string text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) => span.TotalSeconds,
            string text => throw Unusable($"'{SafeText.Line(text, 64)}' is"),
            null => throw Unusable("Nothing ($null) is"),
            _ when LanguagePrimitives.TryConvertTo<double>(given, CultureInfo.InvariantCulture, out var number) => number,
            _ => throw Unusable($"A value of type {given.GetType().Name} is"),
        };
    }

    private static ArgumentTransformationMetadataException Unusable(string what) =>
        new($"{what} no time. Give seconds, such as 300 or 0.5, or a TimeSpan, such as 00:05:00 or (New-TimeSpan -Minutes 5).");
}
