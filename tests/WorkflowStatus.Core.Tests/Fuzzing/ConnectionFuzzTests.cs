using System.Text;
using WorkflowStatus.Core.Connections;
using Xunit.Abstractions;

namespace WorkflowStatus.Core.Tests.Fuzzing;

/// <summary>Mutated connection files: each is refused in words, or holds connections that are written and read again the same.</summary>
public sealed class ConnectionFuzzTests(ITestOutputHelper output)
{
    private static readonly Doc[] Files =
    [
        Doc.Parse("""{"formatVersion":1,"connections":[]}"""),
        Doc.Parse("""
            {"formatVersion":1,"connections":[
              {"name":"small","provider":"Storyteller"},
              {"name":"full","provider":"8x8","baseUri":"https://eu.example.com/x","secretName":"s","vaultName":"v","parameters":{"AccountId":"a","DefinitionId":"d"},"requestPath":"/runs/{id}",
               "pollIntervalSeconds":0.5,"maximumPollIntervalSeconds":30,"createdAt":"2026-01-02T03:04:05Z","updatedAt":"2026-01-02T03:04:05.678Z"}]}
            """),
    ];

    [Fact]
    public void No_file_breaks_the_reader_and_what_it_takes_it_writes_the_same()
    {
        var run = new FuzzRun("connection files", FuzzPlan.Count(3000, 100_000), output);
        run.Play((random, tell) =>
        {
            var mutator = new Mutator(random, Files);
            var text = mutator.Bytes(mutator.Structure(Files[1 - (random.Next(10) / 9)]));
            tell(text);
            try
            {
                var connections = ConnectionReader.Read(text, "connections.json");
                run.Tally.Add("read");
                var written = ConnectionWriter.Write(connections);
                Assert.Equal(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(ConnectionWriter.Write(ConnectionReader.Read(written, "connections.json"))));
            }
            catch (WorkflowStatusException error)
            {
                run.Tally.Add("refused");
                Assert.Equal(WorkflowErrorId.InvalidConfiguration, error.ErrorId);
                Assert.DoesNotContain(error.Message, char.IsControl);
            }
        });
        Assert.True(FuzzPlan.Case is not null || (run.Tally["read"] > 100 && run.Tally["refused"] > 100), "the mutations are too wild or too tame");
    }
}
