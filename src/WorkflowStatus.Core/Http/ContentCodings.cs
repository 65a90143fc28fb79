using System.IO;
using System.IO.Compression;
using System.Net.Http.Headers;

namespace WorkflowStatus.Core.Http;

/// <summary>
/// Unpacks what a service packed (RFC 9110, section 8.4.1). .NET's handlers can do it too, by one more asynchronous call
/// around every request, and most answers are too small to be packed at all.
/// </summary>
internal static class ContentCodings
{
    /// <summary>What a request says it takes.</summary>
    public const string Accepted =
#if NET
        "gzip, br";
#else
        "gzip";
#endif

    /// <summary>How a body is packed; null when it is not, or as nobody asked for: whether that can be read is then seen.</summary>
    public static string? Read(HttpContentHeaders headers) =>
        headers.TryGetValues("Content-Encoding", out var values) && string.Join(",", values).Trim().ToLowerInvariant() is var text && IsKnown(text) ? text : null;

    /// <summary>The body as it was before it was packed.</summary>
    /// <param name="body">As it was sent.</param>
    /// <param name="coding">How it is packed; null when it is not.</param>
    public static Stream Unpack(Stream body, string? coding) => coding switch
    {
        null => body,
#if NET
        "br" => new BrotliStream(body, CompressionMode.Decompress),
        "deflate" => new ZLibStream(body, CompressionMode.Decompress),
#endif
        _ => new GZipStream(body, CompressionMode.Decompress),
    };

    private static bool IsKnown(string coding) => coding is "gzip" or "x-gzip"
#if NET
        or "br" or "deflate"
#endif
        ;
}
