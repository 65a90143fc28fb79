using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using WorkflowStatus.Core.Definitions.Source;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Definitions.Loading;

/// <summary>
/// Reads the members of one object of a definition file. What is wrong is noted with its line and place, and reading
/// goes on, so that a person sees all of it at once.
/// </summary>
internal sealed class SourceObject
{
    private readonly ProblemList _problems;
    private readonly HashSet<string> _known = ["$schema", "description"];

    public SourceObject(SourceNode node, ProblemList problems)
    {
        Node = node;
        _problems = problems;
        if (node.Kind != SourceKind.Object)
        {
            Report(node, $"expected an object, found {node.Describe()}");
        }
    }

    public SourceNode Node { get; }

    public ProblemList Problems => _problems;

    public void Report(SourceNode at, string message) => _problems.Add(new DefinitionProblem(at.Line, at.Path, message));

    /// <summary>A member; null when it is absent or null.</summary>
    public SourceNode? Find(string name)
    {
        _known.Add(name);
        var node = Node.Members.Find(member => member.Key == name).Value;
        return node is null || node.Kind == SourceKind.Null ? null : node;
    }

    /// <summary>A text that must be there; a stand-in when it is not, so that reading can go on.</summary>
    public string RequiredText(string name, string expectation)
    {
        var text = Text(name, expectation);
        if (text is null && Find(name) is null)
        {
            _problems.Add(new DefinitionProblem(Node.Line, $"{Node.Path}.{name}", $"expected {expectation}, found nothing"));
        }

        return text ?? string.Empty;
    }

    public string? Text(string name, string expectation)
    {
        if (Find(name) is not { } node)
        {
            return null;
        }

        if (node.Kind != SourceKind.Text || node.Text.Length == 0 || !SafeText.IsOneLine(node.Text) || node.Text.Length > Limits.TextLength)
        {
            Report(node, $"expected {expectation}, found {(node.Kind == SourceKind.Text && node.Text.Length > 0 ? "a text that is too long or holds control characters" : node.Describe())}");
            return null;
        }

        return node.Text;
    }

    /// <summary>One text or several; an empty one is allowed.</summary>
    public IReadOnlyList<string> Texts(string name, string expectation)
    {
        var texts = new List<string>();
        foreach (var node in List(name))
        {
            if (node.Kind == SourceKind.Text && node.Text.Length <= Limits.TextLength)
            {
                texts.Add(node.Text);
            }
            else
            {
                Report(node, $"expected {expectation}, found {node.Describe()}");
            }
        }

        return texts;
    }

    public bool Flag(string name, bool otherwise)
    {
        if (Find(name) is not { } node)
        {
            return otherwise;
        }

        if (node.Kind is SourceKind.True or SourceKind.False)
        {
            return node.Kind == SourceKind.True;
        }

        Report(node, $"expected true or false, found {node.Describe()}");
        return otherwise;
    }

    public double? Number(string name, double minimum, double maximum)
    {
        if (Find(name) is not { } node)
        {
            return null;
        }

        if (node.Kind == SourceKind.Number
            && double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= minimum && number <= maximum)
        {
            return number;
        }

        Report(node, string.Format(CultureInfo.InvariantCulture, "expected a number from {0} to {1}, found {2}", minimum, maximum, node.Describe()));
        return null;
    }

    /// <summary>One of several words, compared without case.</summary>
    /// <param name="name">The member.</param>
    /// <param name="otherwise">What an absent member means.</param>
    /// <param name="allowed">The words that have a meaning here; null for all of them. Where there is none, the caller has said so.</param>
    public T Choice<T>(string name, T otherwise, T[]? allowed = null)
        where T : struct, Enum =>
        allowed is { Length: 0 } || Find(name) is not { } node ? otherwise : ChoiceOf(node, otherwise, allowed);

    /// <summary>The same for a word that decides what other members mean: null where it is wrong, so that the caller leaves them alone.</summary>
    public T? Deciding<T>(string name, T otherwise)
        where T : struct, Enum =>
        Find(name) is { } node ? Word<T>(node, null) : otherwise;

    public T ChoiceOf<T>(SourceNode node, T otherwise, T[]? allowed = null)
        where T : struct, Enum => Word(node, allowed) ?? otherwise;

    private T? Word<T>(SourceNode node, T[]? allowed)
        where T : struct, Enum
    {
        var words = allowed ?? (T[])Enum.GetValues(typeof(T));
        foreach (var word in words)
        {
            if (node.Kind == SourceKind.Text && string.Equals(node.Text, word.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return word;
            }
        }

        Report(node, $"expected {(words.Length == 1 ? string.Empty : "one of ")}{string.Join(", ", words.Select(Written))}, found {node.Describe()}");
        return null;
    }

    /// <summary>As the help and the schema write it: states as the commands show them, all else begins small.</summary>
    private static string Written<T>(T word)
        where T : struct, Enum =>
        word is RunState ? word.ToString() : char.ToLowerInvariant(word.ToString()[0]) + word.ToString().Substring(1);

    public SourceObject? Object(string name) => Find(name) is { } node ? new SourceObject(node, _problems) : null;

    /// <summary>The items of an array; a single value counts as an array of one.</summary>
    public IReadOnlyList<SourceNode> List(string name, int maximum = Limits.ItemCount)
    {
        if (Find(name) is not { } node)
        {
            return [];
        }

        if (node.Kind != SourceKind.Array)
        {
            return [node];
        }

        if (node.Items.Count > maximum)
        {
            Report(node, $"expected at most {maximum} items, found {node.Items.Count}");
            return [];
        }

        return node.Items;
    }

    /// <summary>Says which members nobody asked for: a misspelt name must not be silently without effect.</summary>
    public void RefuseOthers()
    {
        foreach (var member in Node.Members)
        {
            if (_known.Contains(member.Key) || _problems.IsFull)
            {
                continue;
            }

            var near = NearNames.Find(member.Key, _known.Where(name => name[0] != '$'));
            var hint = near.Count > 0 ? $"; did you mean '{near[0]}'?" : $"; expected one of {string.Join(", ", _known.Where(name => name[0] != '$').OrderBy(name => name, StringComparer.Ordinal))}";
            Report(member.Value, "unknown member" + hint);
        }
    }
}
