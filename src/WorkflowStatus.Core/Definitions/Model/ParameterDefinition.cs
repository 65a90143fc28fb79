using System;
using System.Text.RegularExpressions;

namespace WorkflowStatus.Core.Definitions;

/// <summary>A value that a service needs beside the run's id.</summary>
/// <param name="Name">The name that a user types.</param>
/// <param name="Place">Where it goes.</param>
/// <param name="WireName">The header's or query's name; the same as <paramref name="Name"/> for a path.</param>
/// <param name="IsRequired">Whether a request without it is refused.</param>
/// <param name="Default">The value when none is given; null without one.</param>
/// <param name="Pattern">What the whole value must match, run with a time limit; null when anything goes.</param>
/// <param name="Help">One sentence for the person who has to give it.</param>
public sealed record ParameterDefinition(string Name, ParameterPlace Place, string WireName, bool IsRequired, string? Default, Regex? Pattern, string Help)
{
    /// <summary>Whether its value goes into a header of this name.</summary>
    internal bool Fills(string header) => Place == ParameterPlace.Header && string.Equals(WireName, header, StringComparison.OrdinalIgnoreCase);
}
