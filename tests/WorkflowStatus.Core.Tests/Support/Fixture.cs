using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Definitions;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>A recorded sample answer: <c>Fixtures/{provider}/{name}.json</c>; beside it the answers of follow-up requests, <c>{name}.{followUp}.json</c>.</summary>
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

    /// <summary>The follow-up requests that have a sample.</summary>
    public IEnumerable<string> FollowUps => Definition.Wire.FollowUps.Select(followUp => followUp.Name).Where(name => File.Exists(FollowUpFile(name)));

    public ProviderDefinition Definition => Providers.BuiltIn.Get(Provider);

    /// <summary>The id that the answer itself names, else some id.</summary>
    public string Id => IdOf(Text);

    private static IEnumerable<Fixture> All =>
        from folder in Directory.EnumerateDirectories(Folder)
        from file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
        where !Path.GetFileNameWithoutExtension(file).Contains('.', StringComparison.Ordinal)
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
                  where id.ValueKind is JsonValueKind.String or JsonValueKind.Number
                  select id.ToString();
        return ids.FirstOrDefault() ?? "run-1";
    }

    public string FollowUpText(string followUp) => File.ReadAllText(FollowUpFile(followUp));

    /// <summary>Gives the answer to the first request and the samples to follow-up requests; without a sample, a 404.</summary>
    /// <param name="answer">In place of the recorded answer; null for that.</param>
    /// <param name="replaced">A follow-up and its answer in place of the recorded one.</param>
    public StubHandler Handler(string? answer = null, (string FollowUp, string Answer)? replaced = null)
    {
        var isFirst = true;
        return new StubHandler(request =>
        {
            if (isFirst)
            {
                isFirst = false;
                return Answers.Json(answer ?? Text);
            }

            var name = Definition.Wire.FollowUps.First(followUp => request.RequestUri!.AbsolutePath.EndsWith(followUp.Request.Path.ToString().Split('}')[^1], StringComparison.Ordinal)).Name;
            return name == replaced?.FollowUp ? Answers.Json(replaced.Value.Answer)
                : File.Exists(FollowUpFile(name)) ? Answers.Json(FollowUpText(name)) : Answers.Status(404);
        });
    }

    private string FollowUpFile(string followUp) => Path.Combine(Folder, Provider, $"{Name}.{followUp}.json");

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
