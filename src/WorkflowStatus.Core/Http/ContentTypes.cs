using System.Net.Http.Headers;

namespace WorkflowStatus.Core.Http;

/// <summary>Reads what kind of text an answer is. A service says the same of all its answers: what was read last is not read again.</summary>
internal sealed class ContentTypes
{
#if NET
    private Known? _last;

    /// <summary>Media type and character set, as <c>application/json</c> and <c>utf-8</c>; null for what the service does not say.</summary>
    public (string? MediaType, string? CharSet) Read(HttpContentHeaders headers)
    {
        if (!headers.NonValidated.TryGetValues("Content-Type", out var values))
        {
            return default;
        }

        var text = values.ToString();
        if (_last is not { } known || known.Text != text)
        {
            _last = known = new Known(text, headers.ContentType);
        }

        return (known.MediaType, known.CharSet);
    }

    private sealed class Known(string text, MediaTypeHeaderValue? type)
    {
        public string Text { get; } = text;

        public string? MediaType { get; } = type?.MediaType;

        public string? CharSet { get; } = type?.CharSet;
    }
#else
    /// <summary>Media type and character set, as <c>application/json</c> and <c>utf-8</c>; null for what the service does not say.</summary>
    public (string? MediaType, string? CharSet) Read(HttpContentHeaders headers) => (headers.ContentType?.MediaType, headers.ContentType?.CharSet);
#endif
}
