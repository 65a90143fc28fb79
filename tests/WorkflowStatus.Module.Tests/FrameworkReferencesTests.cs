using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace WorkflowStatus.ModuleTests;

/// <summary>What the module loads in Windows PowerShell 5.1 is there: in .NET Framework 4.7.2, in PowerShell, or beside it.</summary>
public sealed class FrameworkReferencesTests
{
    /// <summary>What Windows PowerShell 3.0 to 5.1 is to those that are compiled against it.</summary>
    private static readonly AssemblyName PowerShell = new("System.Management.Automation, Version=3.0.0.0");

    private static readonly string Module = Path.Combine(TestSetting.RepositoryRoot, "module", "bin", "netstandard2.0");

    public static TheoryData<string> Files() =>
        [.. Shipped().Select(file => Path.GetRelativePath(Module, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Everything_that_a_file_refers_to_is_there(string file)
    {
        var there = There();
        Assert.All(Read(Path.Combine(Module, file), References), reference =>
        {
            Assert.True(there.TryGetValue(reference.Name!, out var version), $"{file} refers to {reference}, which is neither in .NET Framework 4.7.2 nor shipped");
            Assert.True(version >= reference.Version, $"{file} refers to {reference}, and there is only version {version}");
        });
    }

    [Fact]
    public void The_module_the_engine_and_its_packages_are_looked_at()
    {
        var files = Shipped().Select(Path.GetFileName).ToList();
        Assert.Superset(new HashSet<string?> { "WorkflowStatus.dll", "WorkflowStatus.Abstractions.dll", "WorkflowStatus.Core.dll", "Polly.Core.dll", "System.Text.Json.dll" }, files.ToHashSet());
    }

    /// <summary>The engine's folder is asked only for what .NET Framework has not: a file that it has too would never be loaded, or twice.</summary>
    [Fact]
    public void Nothing_is_shipped_that_the_framework_has_in_that_version_or_a_later_one()
    {
        var framework = Versions(Framework());
        Assert.All(Versions(Shipped()), shipped =>
            Assert.False(framework.TryGetValue(shipped.Key, out var version) && version >= shipped.Value, $"{shipped.Key} {shipped.Value} is in .NET Framework 4.7.2"));
    }

    private static Dictionary<string, Version> There()
    {
        var there = Versions(Framework());
        foreach (var shipped in Versions(Shipped()))
        {
            there[shipped.Key] = there.TryGetValue(shipped.Key, out var own) && own > shipped.Value ? own : shipped.Value;
        }

        there[PowerShell.Name!] = PowerShell.Version!;
        return there;
    }

    private static IEnumerable<string> Shipped() => Directory.EnumerateFiles(Module, "*.dll", SearchOption.AllDirectories);

    private static IEnumerable<string> Framework() => Directory.EnumerateFiles(TestSetting.Of("FrameworkContract"), "*.dll", SearchOption.AllDirectories);

    private static Dictionary<string, Version> Versions(IEnumerable<string> files) => files.Select(file => Read(file, Name)).OfType<AssemblyName>()
        .GroupBy(name => name.Name!, StringComparer.OrdinalIgnoreCase).ToDictionary(names => names.Key, names => names.Max(name => name.Version)!, StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of an assembly; null for a part of one, and for native code.</summary>
    private static AssemblyName? Name(PEReader file) => file.HasMetadata && file.GetMetadataReader() is { IsAssembly: true } metadata ? metadata.GetAssemblyDefinition().GetAssemblyName() : null;

    private static List<AssemblyName> References(PEReader file)
    {
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())];
    }

    private static T Read<T>(string file, Func<PEReader, T> read)
    {
        using var reader = new PEReader(File.OpenRead(file));
        return read(reader);
    }
}
