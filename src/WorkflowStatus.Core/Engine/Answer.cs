using System;
using System.Text.Json;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Engine;

/// <summary>What one attempt gave: an answer with its JSON, or a fault.</summary>
internal sealed class Answer : IDisposable
{
    public HttpAnswer? Http { get; init; }

    /// <summary>The body of a success; null for an error answer.</summary>
    public JsonDocument? Json { get; init; }

    /// <summary>Hides the credential in what is told; null when there is none to hide.</summary>
    public CredentialMask? Mask { get; init; }

    /// <summary>Why there is no usable answer; null when there is one.</summary>
    public TransportException? Fault { get; init; }

    /// <summary>Whether the same request may succeed a moment later.</summary>
    public bool IsRetryable => Fault?.IsRetryable ?? (Http!.IsRateLimited || Http.StatusCode is 408 or >= 500);

    /// <summary>What a verbose log says of it.</summary>
    public string Describe() => (Fault is null ? null : Mask?.Hide(Fault.Message) ?? Fault.Message) ?? $"HTTP {Http!.StatusCode}";

    public void Dispose()
    {
        Json?.Dispose();
        Http?.Dispose();
    }
}
