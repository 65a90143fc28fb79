using System.Threading.Tasks;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Reading;

/// <summary>Each sample answer against the file beside it that says what it must give.</summary>
public sealed class FixtureTests
{
    public static TheoryData<string, string> Runs => Fixture.Data(Fixture.Runs);

    public static TheoryData<string, string> Errors => Fixture.Data(Fixture.Errors);

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task A_sample_answer_gives_the_expected_run(string provider, string name)
    {
        var fixture = new Fixture(provider, name);
        var handler = fixture.Handler();
        var result = await TestRead.ReadAsync(new RunReference(Providers.Account(fixture.Definition), fixture.Id), handler, TestRead.Once);
        Assert.Null(result.Error);
        Assert.Empty(result.UnmappedWords);
        AssertText(fixture, RunText.Of(result.Runs));
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task A_sample_error_gives_the_expected_message(string provider, string name)
    {
        var fixture = new Fixture(provider, name);
        var error = await TestRead.ErrorAsync(fixture.Definition, new StubHandler(_ => Answers.Json(fixture.Text, fixture.Status)), TestRead.Once);
        Assert.Equal(fixture.Status, error.StatusCode);
        AssertText(fixture, $"{error.ErrorId}: {error.Message}");
    }

    private static void AssertText(Fixture fixture, string read)
    {
        if (System.Environment.GetEnvironmentVariable("WRITE_EXPECTED") is { } folder)
        {
            System.IO.File.WriteAllText($"{folder}/{fixture.Provider}/{fixture.Name}.expected.txt", read + "\n");
        }

        Assert.Equal(fixture.Expected, read);
    }
}
