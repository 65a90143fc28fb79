using System;
using System.Management.Automation;

namespace WorkflowStatus.Types;

/// <summary>
/// Brings an object back from the plain properties that remain of it after a job, a remote session or a file.
/// PowerShell keeps the plain object on <see cref="InvalidCastException"/> and <see cref="ArgumentException"/> and
/// fails on every other exception, so no other leaves here.
/// </summary>
/// <typeparam name="T">What is brought back.</typeparam>
public abstract class Rehydrator<T> : PSTypeConverter
    where T : class
{
    private static readonly string WireName = "Deserialized." + typeof(T).FullName;

    /// <inheritdoc/>
    public override bool CanConvertFrom(object sourceValue, Type destinationType) =>
        sourceValue is PSObject source && CanConvertFrom(source, destinationType);

    /// <summary>Whether a value is what remains of such an object; any other is not ours to convert.</summary>
    /// <param name="sourceValue">The value.</param>
    /// <param name="destinationType">What it shall become.</param>
    /// <returns>True for the remains alone.</returns>
    public override bool CanConvertFrom(PSObject sourceValue, Type destinationType) =>
        destinationType == typeof(T) && sourceValue is not null && sourceValue.TypeNames.Contains(WireName);

    /// <inheritdoc/>
    public override object ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        ConvertFrom(PSObject.AsPSObject(sourceValue), destinationType, formatProvider, ignoreCase);

    /// <inheritdoc/>
    public override object ConvertFrom(PSObject sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase)
    {
        try
        {
            var made = Make(sourceValue);
            UserNotes.Copy(sourceValue, made);
            return made;
        }
        catch (Exception error) when (error is not (InvalidCastException or ArgumentException))
        {
            throw new InvalidCastException($"This is no {typeof(T).Name}.", error);
        }
    }

    /// <inheritdoc/>
    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <inheritdoc/>
    public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        throw new InvalidCastException($"{typeof(T).Name} converts into nothing.");

    /// <summary>Makes the object.</summary>
    private protected abstract T Make(PSObject source);
}
