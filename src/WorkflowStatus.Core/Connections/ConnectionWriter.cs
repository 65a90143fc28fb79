using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WorkflowStatus.Core.Connections;

/// <summary>Writes the connection file's text: what is null is left out.</summary>
internal static class ConnectionWriter
{
    /// <summary>People read the file, and nobody embeds it in HTML: letters stay letters.</summary>
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(IEnumerable<WorkflowConnection> connections)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Options))
        {
            json.WriteStartObject();
            json.WriteNumber(ConnectionMembers.FormatVersion, ConnectionMembers.Version);
            json.WriteStartArray(ConnectionMembers.Connections);
            foreach (var connection in connections)
            {
                Write(json, connection);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        text.WriteByte((byte)'\n');
        return text.ToArray();
    }

    private static void Write(Utf8JsonWriter json, WorkflowConnection connection)
    {
        json.WriteStartObject();
        Text(json, ConnectionMembers.Name, connection.Name);
        Text(json, ConnectionMembers.Provider, connection.Provider);
        Text(json, ConnectionMembers.BaseUri, connection.BaseUri?.AbsoluteUri);
        Text(json, ConnectionMembers.SecretName, connection.SecretName);
        Text(json, ConnectionMembers.VaultName, connection.VaultName);
        if (connection.Parameters.Count > 0)
        {
            json.WriteStartObject(ConnectionMembers.Parameters);
            foreach (var parameter in connection.Parameters)
            {
                json.WriteString(parameter.Key, parameter.Value);
            }

            json.WriteEndObject();
        }

        Text(json, ConnectionMembers.RequestPath, connection.RequestPath);
        Seconds(json, ConnectionMembers.PollInterval, connection.PollInterval);
        Seconds(json, ConnectionMembers.MaximumPollInterval, connection.MaximumPollInterval);
        Text(json, ConnectionMembers.CreatedAt, Time(connection.CreatedAt));
        Text(json, ConnectionMembers.UpdatedAt, Time(connection.UpdatedAt));
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Seconds(Utf8JsonWriter json, string name, TimeSpan? value)
    {
        if (value is { } interval)
        {
            json.WriteNumber(name, (decimal)interval.Ticks / TimeSpan.TicksPerSecond);
        }
    }

    private static string? Time(DateTime? value) => value?.ToString(ConnectionMembers.TimeFormat, CultureInfo.InvariantCulture);
}
