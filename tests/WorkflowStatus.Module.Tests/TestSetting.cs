using System.Linq;
using System.Reflection;

namespace WorkflowStatus.ModuleTests;

/// <summary>Places that the build knows and the tests need.</summary>
internal static class TestSetting
{
    public static string RepositoryRoot => Of("RepositoryRoot");

    public static string Of(string key) =>
        typeof(TestSetting).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
