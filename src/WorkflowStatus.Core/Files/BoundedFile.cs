using System.IO;

namespace WorkflowStatus.Core.Files;

/// <summary>Reads files that may be larger than anybody wants, or have no end (<c>/dev/zero</c>).</summary>
public static class BoundedFile
{
    private const int FirstBuffer = 16 * 1024;

    /// <summary>Reads a file, but not much more than the limit.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">How many bytes are wanted at most.</param>
    /// <returns>The bytes; one more than the limit when there are more.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="System.UnauthorizedAccessException">It may not be read, or is a folder.</exception>
    public static byte[] Read(string path, int limit)
    {
        // Sharing everything: a reader must not stop a writer from replacing the file.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var text = new MemoryStream();
        var buffer = new byte[FirstBuffer];
        while (text.Length <= limit)
        {
            var wanted = limit + 1L - text.Length;
            var read = file.Read(buffer, 0, wanted < buffer.Length ? (int)wanted : buffer.Length);
            if (read == 0)
            {
                break;
            }

            text.Write(buffer, 0, read);
        }

        return text.ToArray();
    }
}
