#if NET
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace WorkflowStatus.Loader;

/// <summary>The engine's own load context: its folder first, then the default context.</summary>
internal sealed class EngineLoadContext : AssemblyLoadContext
{
    private readonly string _folder;

    public EngineLoadContext(string folder)
        : base("WorkflowStatus", isCollectible: false) => _folder = folder;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var file = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }
}
#endif
