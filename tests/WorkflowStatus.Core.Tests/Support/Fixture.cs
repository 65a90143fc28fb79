using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Definitions;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>A recorded sample answer: <c>Fixtures/{provider}/{name}.json</c>.</summary>
internal sealed record Fixture(string Provider, string Name)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    /// <summary>Answers that hold a run or more.</summary>
    public static IEnumerable<Fixture> Runs => All.Where(fixture => !fixture.IsError && !fixture.Name.StartsWith("errors-", StringComparison.Ordinal) && fixture.Name != "empty");

    /// <summary>Bodies of HTTP errors; their names end in the HTTP status.</summary>
    public static IEnumerable<Fixture> Errors => All.Where(fixture => fixture.IsError);

    public bool IsError => Name.Contains("error-", StringComparison.Ordinal) && int.TryParse(Name[^3..], out _);

    public int Status => IsError ? int.Parse(Name[^3..], null) : 200;

    public string Text => File.ReadAllText(Path.Combine(Folder, Provider, Name + ".json"));

    /// <summary>What reading it must give.</summary>
    public string Expected
    {
        get
        {
            var file = Path.Combine(Folder, Provider, Name + ".expected.txt");
            return File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n").TrimEnd('\n') : string.Empty;
        }
    }

    public ProviderDefinition Definition => Providers.BuiltIn.Get(Provider);

    /// <summary>The id that the answer itself names, else some id.</summary>
    public string Id => IdOf(Text);

    private static IEnumerable<Fixture> All =>
        from folder in Directory.EnumerateDirectories(Folder)
        from file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
        select new Fixture(Path.GetFileName(folder), Path.GetFileNameWithoutExtension(file));

    /// <summary>The id in an answer of this provider.</summary>
    public string IdOf(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        var run = Definition.Wire.Run;
        var ids = from items in run.Items
                  from node in items.Select(document.RootElement)
                  from element in node.ValueKind == JsonValueKind.Array ? node.EnumerateArray().ToArray() : [node]
                  from path in run.Id?.Paths ?? []
                  from id in path.Select(element)
                  where id.ValueKind == JsonValueKind.String
                  select id.GetString();
        return ids.FirstOrDefault() ?? "run-1";
    }

    public static TheoryData<string, string> Data(IEnumerable<Fixture> fixtures)
    {
        var data = new TheoryData<string, string>();
        foreach (var fixture in fixtures)
        {
            data.Add(fixture.Provider, fixture.Name);
        }

        return data;
    }
}
