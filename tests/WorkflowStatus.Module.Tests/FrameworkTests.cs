using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;
using Xunit.Abstractions;

namespace WorkflowStatus.ModuleTests;

/// <summary>The engine's tests of the .NET Framework build, on Mono; every one that fails is named.</summary>
public sealed class FrameworkTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    [MonoFact]
    public async Task The_engine_passes_its_tests_on_Mono()
    {
        var results = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".xml");
        try
        {
            // Without shadow copies: what the module's resolver answers from lies beside the tests.
            var (exitCode, text, errors) = await MonoHost.RunAsync(Limit, TestSetting.Of("ConsoleRunner"), TestSetting.Of("FrameworkTests"), "-noshadow", "-nologo", "-nocolor", "-xml", results);
            Assert.True(File.Exists(results), $"The runner ended with {exitCode} and left no results:\n{text}\n{errors}");
            Check(XDocument.Load(results), exitCode, text);
        }
        finally
        {
            File.Delete(results);
        }
    }

    private void Check(XDocument results, int exitCode, string text)
    {
        var passed = Sum(results, "passed");
        var failed = Sum(results, "failed") + Sum(results, "errors");
        var counts = $"Mono: {passed} passed, {failed} failed";
        output.WriteLine(counts);
        InnerCounts.Add("WorkflowStatus.Framework.Tests " + counts);
        var failures = results.Descendants("test").Where(test => test.Attribute("result")?.Value == "Fail")
            .Select(test => $"FAILED {test.Attribute("name")?.Value}\n{test.Descendants("message").FirstOrDefault()?.Value}\n{test.Descendants("stack-trace").FirstOrDefault()?.Value}");
        Assert.True(failed == 0 && exitCode == 0, $"{counts}\n{string.Join('\n', failures)}\n{(failed == 0 ? text : string.Empty)}");
        Assert.True(passed > 0, $"Nothing was tested:\n{text}");
    }

    private static int Sum(XDocument results, string count) =>
        results.Descendants("assembly").Sum(assembly => int.Parse(assembly.Attribute(count)!.Value, CultureInfo.InvariantCulture));
}
