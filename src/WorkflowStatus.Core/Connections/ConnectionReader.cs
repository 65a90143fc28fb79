using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Definitions.Loading;
using WorkflowStatus.Core.Definitions.Source;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Connections;

/// <summary>
/// Reads the connection file. It is written back as a whole, so whatever would be lost then is refused: unknown
/// members, a name that occurs twice, comments.
/// </summary>
internal sealed class ConnectionReader
{
    private readonly ProblemList _problems = new();

    private ConnectionReader()
    {
    }

    /// <summary>Reads the whole file.</summary>
    /// <param name="text">The file's bytes.</param>
    /// <param name="file">The file's path, for errors.</param>
    /// <exception cref="WorkflowStatusException">InvalidConfiguration: the file is wrong, or of a newer version.</exception>
    public static IReadOnlyList<WorkflowConnection> Read(byte[] text, string file)
    {
        var reader = new ConnectionReader();
        var connections = reader.Text(text, file);
        return reader._problems.Count == 0 ? connections : throw ConnectionErrors.Damaged(file, reader._problems.Sorted);
    }

    /// <summary>What <see cref="Read"/> would refuse in a text that shall become the file.</summary>
    /// <param name="text">The file's bytes.</param>
    /// <param name="file">The file's path, for errors.</param>
    /// <returns>The problems; empty when the text can be read.</returns>
    public static IReadOnlyList<DefinitionProblem> Problems(byte[] text, string file)
    {
        var reader = new ConnectionReader();
        reader.Text(text, file);
        return reader._problems.Sorted;
    }

    private List<WorkflowConnection> Text(byte[] text, string file)
    {
        var root = IsStrictJson(text) ? SourceReader.Read(text, _problems, int.MaxValue) : null;
        return root is null ? [] : Root(new SourceObject(root, _problems), file);
    }

    /// <summary>The reader of definitions allows comments and trailing commas; here they would be lost with the next registration.</summary>
    private bool IsStrictJson(byte[] text)
    {
        var start = text.Length >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF ? 3 : 0;
        var reader = new Utf8JsonReader(text.AsSpan(start));
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException error)
        {
            _problems.Add(new DefinitionProblem((int)(error.LineNumber ?? 0) + 1, "$", "expected JSON, without comments and trailing commas"));
            return false;
        }
    }

    private List<WorkflowConnection> Root(SourceObject source, string file)
    {
        var version = source.Number(ConnectionMembers.FormatVersion, 1, int.MaxValue);
        if (version > ConnectionMembers.Version)
        {
            var node = source.Find(ConnectionMembers.FormatVersion)!;
            throw ConnectionErrors.Newer(file, node.Text, node.Line);
        }

        if (version is null && source.Find(ConnectionMembers.FormatVersion) is null)
        {
            source.Report(source.Node, $"expected \"{ConnectionMembers.FormatVersion}\": {ConnectionMembers.Version}");
        }

        var list = source.Find(ConnectionMembers.Connections);
        if (list?.Kind != SourceKind.Array)
        {
            source.Report(list ?? source.Node, "expected an array 'connections'");
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var connections = new List<WorkflowConnection>();
        foreach (var node in list?.Items ?? [])
        {
            var connection = Connection(new SourceObject(node, _problems));
            connections.Add(connection);
            if (!names.Add(connection.Name))
            {
                source.Report(node, "expected a name that no other connection has, compared without case");
            }
        }

        RefuseOthers(source);
        return connections;
    }

    private WorkflowConnection Connection(SourceObject source)
    {
        var before = _problems.Count;
        var connection = new WorkflowConnection
        {
            Name = source.RequiredText(ConnectionMembers.Name, "a name"),
            Provider = source.RequiredText(ConnectionMembers.Provider, "a provider's name"),
            BaseUri = Address(source),
            SecretName = source.Text(ConnectionMembers.SecretName, "the name of a secret"),
            VaultName = source.Text(ConnectionMembers.VaultName, "the name of a vault"),
            Parameters = Parameters(source),
            RequestPath = source.Text(ConnectionMembers.RequestPath, "a path"),
            PollInterval = Interval(source, ConnectionMembers.PollInterval),
            MaximumPollInterval = Interval(source, ConnectionMembers.MaximumPollInterval),
            CreatedAt = Time(source, ConnectionMembers.CreatedAt),
            UpdatedAt = Time(source, ConnectionMembers.UpdatedAt),
        };
        RefuseOthers(source);
        if (_problems.Count == before)
        {
            foreach (var (member, problem) in ConnectionRules.Problems(connection))
            {
                source.Report(source.Find(member) ?? source.Node, problem);
            }
        }

        return connection;
    }

    private static Uri? Address(SourceObject source)
    {
        var text = source.Text(ConnectionMembers.BaseUri, "an absolute URI");
        if (text is null || BaseUriRules.Problem(text) is not { } problem)
        {
            return text is null ? null : new Uri(text);
        }

        source.Report(source.Find(ConnectionMembers.BaseUri)!, problem);
        return null;
    }

    private RunParameters Parameters(SourceObject source)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in source.Object(ConnectionMembers.Parameters)?.Node.Members ?? [])
        {
            if (member.Value.Kind != SourceKind.Text || values.ContainsKey(member.Key))
            {
                _problems.Add(new DefinitionProblem(member.Value.Line, member.Value.Path, "expected a text, and each name once, compared without case"));
            }
            else
            {
                values.Add(member.Key, member.Value.Text);
            }
        }

        return values.Count == 0 ? RunParameters.None : new RunParameters(values);
    }

    private static TimeSpan? Interval(SourceObject source, string name) =>
        source.Number(name, 0.01, TimeSpan.FromDays(1).TotalSeconds) is { } seconds ? Spans.OfSeconds(seconds) : null;

    private static DateTime? Time(SourceObject source, string name)
    {
        const string Expected = "a UTC time such as 2026-01-02T03:04:05Z";
        if (source.Text(name, Expected) is not { } text)
        {
            return null;
        }

        if (DateTime.TryParseExact(text, ConnectionMembers.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            return time;
        }

        source.Report(source.Find(name)!, $"expected {Expected}");
        return null;
    }

    /// <summary>Definitions allow notes and a schema everywhere; here they would be lost with the next registration.</summary>
    private static void RefuseOthers(SourceObject source)
    {
        source.RefuseOthers();
        foreach (var member in source.Node.Members.Where(member => member.Key is "$schema" or "description"))
        {
            source.Report(member.Value, "unknown member");
        }
    }
}
