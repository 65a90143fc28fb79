using System.Net.Http.Headers;

namespace WorkflowStatus.Core.Http;

/// <summary>Reads what kind of text an answer is. A service says the same of all its answers: what .NET parsed last it does not parse again.</summary>
internal sealed class ContentTypes
{
    private Known? _last;

    /// <summary>Media type and character set, as <c>application/json</c> and <c>utf-8</c>; null for what the service does not say.</summary>
    public (string? MediaType, string? CharSet) Read(HttpContentHeaders headers)
    {
        if (Text(headers) is not { } text)
        {
            return default;
        }

        if (_last is not { } known || known.Text != text)
        {
            _last = known = new Known(text, headers.ContentType);
        }

        return (known.MediaType, known.CharSet);
    }

    private static string? Text(HttpContentHeaders headers) =>
#if NET
        headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : null;
#else
        headers.TryGetValues("Content-Type", out var values) ? string.Join(", ", values) : null;
#endif

    private sealed class Known(string text, MediaTypeHeaderValue? type)
    {
        public string Text { get; } = text;

        public string? MediaType { get; } = type?.MediaType;

        public string? CharSet { get; } = type?.CharSet;
    }
}
