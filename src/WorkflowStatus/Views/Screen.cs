using System;
using System.IO;
using System.Management.Automation.Host;
using System.Security;

namespace WorkflowStatus.Views;

/// <summary>What the reader's screen can show.</summary>
public static class Screen
{
    /// <summary>Whether the console's encoding has every glyph; without one (a service, a redirected host) it is taken to.</summary>
    public static bool IsUnicode
    {
        get
        {
            try
            {
                // UTF-8, UTF-16 in both orders, UTF-32 in both orders.
                return Console.OutputEncoding.CodePage is 65001 or 1200 or 1201 or 12000 or 12001;
            }
            catch (Exception error) when (error is IOException or SecurityException or PlatformNotSupportedException)
            {
                return true;
            }
        }
    }

    /// <summary>How many characters a line of the console holds, as <see cref="Width"/>; null where there is no console.</summary>
    public static int? ConsoleWidth
    {
        get
        {
            try
            {
                return Console.IsOutputRedirected || Console.BufferWidth < 2 ? null : Console.BufferWidth - 1;
            }
            catch (Exception error) when (error is IOException or SecurityException or PlatformNotSupportedException)
            {
                return null;
            }
        }
    }

    /// <summary>How many characters a line of the host holds.</summary>
    /// <param name="host">The host that shows the view.</param>
    /// <returns>Null where nobody can tell, or the output goes to a file or a pipe: nothing needs to be cut for it.</returns>
    public static int? Width(PSHost? host)
    {
        try
        {
            // The formatter keeps the last column free.
            return Console.IsOutputRedirected || host?.UI?.RawUI is not { } screen || screen.BufferSize.Width < 2 ? null : screen.BufferSize.Width - 1;
        }
#pragma warning disable CA1031 // Hosts without a screen say so by exceptions of many kinds, and a view must not fail.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
