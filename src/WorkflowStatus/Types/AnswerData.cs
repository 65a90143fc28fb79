using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Numerics;

namespace WorkflowStatus.Types;

/// <summary>Makes what came back of a service's answer the same kind of objects as <see cref="PSObjectFactory"/> made at first.</summary>
internal static class AnswerData
{
    private const string BigNumber = "Deserialized.System.Numerics.BigInteger";

    /// <summary>As of an answer: no answer gives longer numbers, and to read one costs the square of its length on some frameworks.</summary>
    private const int LongestNumber = 1000;

    private static readonly PSObjectFactory Objects = new();

    /// <summary>Restores a value and all below it; PowerShell reads at most 50 levels.</summary>
    public static object? Restore(object? value)
    {
        if (value is not PSObject wrapped)
        {
            return value;
        }

        return wrapped.BaseObject switch
        {
            PSCustomObject when wrapped.TypeNames.Contains(BigNumber) => Number(wrapped.ToString(null, CultureInfo.InvariantCulture)),
            PSCustomObject => Objects.Create(wrapped.Properties.Select(property => new KeyValuePair<string, object?>(property.Name, Restore(property.Value))).ToList()),
            ArrayList items => items.Cast<object?>().Select(Restore).ToArray(),
            var plain => plain,
        };
    }

    /// <summary>PowerShell carries a long whole number as an object without its value, whose text is its digits.</summary>
    private static object Number(string text) =>
        text.Length <= LongestNumber && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : text;
}
