using System.Globalization;
using System.Management.Automation;

namespace WorkflowStatus.Types;

/// <summary>
/// Objects that crossed a process or a file before the module was there to bring them back: <c>$runs = Import-Clixml
/// runs.xml</c> in a session that loads the module only at the next line. They are brought back where they are used.
/// </summary>
internal static class LateObjects
{
    /// <summary>Brings an object back.</summary>
    /// <param name="value">What remains of it.</param>
    /// <returns>Null when it is no such object, or is damaged.</returns>
    public static T? BringBack<T>(object? value)
        where T : class =>
        IsRemainder<T>(value) && LanguagePrimitives.TryConvertTo<T>(value, CultureInfo.InvariantCulture, out var made) ? made : null;

    /// <summary>Whether an object is what remains of one of ours, damaged or not.</summary>
    public static bool IsRemainder<T>(object? value) => value is PSObject wrapped && wrapped.TypeNames.Contains("Deserialized." + typeof(T).FullName);
}
