using System;
using System.Buffers;

namespace WorkflowStatus.Core.Http;

/// <summary>A whole answer, its body in a pooled buffer until disposed.</summary>
internal sealed class HttpAnswer : IDisposable
{
    private byte[]? _buffer;

    public HttpAnswer(int statusCode, byte[] buffer, int length)
    {
        StatusCode = statusCode;
        _buffer = buffer;
        Length = length;
    }

    public int StatusCode { get; }

    public bool IsSuccess => StatusCode is >= 200 and <= 299;

    public int Length { get; }

    /// <summary>The body; empty after disposal.</summary>
    public ReadOnlyMemory<byte> Body => _buffer is null ? default : _buffer.AsMemory(0, Length);

    /// <summary>The media type; null when the service gave none.</summary>
    public string? MediaType { get; init; }

    /// <summary>Whether it is a page for people.</summary>
    public bool IsPage => string.Equals(MediaType, "text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>The character set that the service named; null for none.</summary>
    public string? CharSet { get; init; }

    /// <summary>How long the service asks to be left alone; null when it does not ask.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How long nothing is left of the service's own rate limit; null when something is, or it does not say.</summary>
    public TimeSpan? RateReset { get; init; }

    /// <summary>Whether the service says with a 403 that nothing is left of its rate limit, however long.</summary>
    public bool IsUsedUp { get; init; }

    /// <summary>
    /// Whether the service refuses because of too many requests: a 429, or a 403 that tells of a limit ("Rate limits for the
    /// REST API" of GitHub, and others like it).
    /// </summary>
    public bool IsRateLimited => StatusCode == 429 || (StatusCode == 403 && (IsUsedUp || RetryAfter is not null));

    /// <summary>How long to leave the service alone before the same request may succeed; null when it does not say.</summary>
    public TimeSpan? Wait => RetryAfter ?? (IsRateLimited ? RateReset : null);

    /// <summary>The service's mark of this answer; null where it gives none.</summary>
    public string? ETag { get; init; }

    /// <summary>The header that tells of other addresses, as it came; null where there is none.</summary>
    public string? Links { get; init; }

    /// <summary>Where a redirect points; null for other answers.</summary>
    public Uri? Location { get; init; }

    public void Dispose()
    {
        if (_buffer is { } buffer)
        {
            _buffer = null;
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
