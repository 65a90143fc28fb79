using System.Linq;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using WorkflowStatus.Core.Paths;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Tests.Fuzzing;

/// <summary>Properties of paths, for any names and indexes that FsCheck thinks of.</summary>
public sealed class PathPropertyTests
{
    private static readonly Gen<PathSegment> Segment = Gen.OneOf(
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(name => name.Get).Where(SafeText.IsWellFormed).Select(PathSegment.Member),
        Gen.Elements("a", "_", "0", "a b", "'", "\\", "\"", "\n", "\u001b", "\u202e", "ä", "🚀", "*", "$", string.Empty).Select(PathSegment.Member),
        ArbMap.Default.GeneratorFor<int>().Select(PathSegment.Element),
        Gen.Elements(0, -1, int.MaxValue, int.MinValue).Select(PathSegment.Element),
        Gen.Constant(PathSegment.Wildcard));

    private static readonly Arbitrary<PathSegment[]> Segments = Gen.Choose(0, 64).SelectMany(count => Segment.ArrayOf(count)).ToArbitrary();

    private static Config Many => FuzzPlan.Generated(300, 20_000);

    [Fact]
    public void What_is_written_is_read_as_the_same_path() => Prop.ForAll(Segments, segments =>
    {
        var path = new JsonPath(segments);
        var again = JsonPath.Parse(path.ToString());
        return again.Segments.SequenceEqual(segments) && again.ToString() == path.ToString();
    }).Check(Many);

    [Fact]
    public void What_is_written_is_one_line_that_acts_on_no_screen() =>
        Prop.ForAll(Segments, segments => SafeText.IsOneLine(new JsonPath(segments).ToString())).Check(Many);

    [Fact]
    public void A_path_finds_the_value_that_stands_at_its_place() => Prop.ForAll(Segments, segments =>
    {
        // Built from the inside out: an object for a name, a list of one for an index.
        var places = segments.Take(20).Select(segment => segment.Name is null ? PathSegment.Element(0) : segment).ToArray();
        var json = Enumerable.Reverse(places).Aggregate("4711", (inner, segment) => segment.Name is { } name ? $"{{{JsonSerializer.Serialize(name)}:{inner}}}" : $"[{inner}]");
        using var document = JsonDocument.Parse(json);
        return new JsonPath(places).Select(document.RootElement).Single().GetInt32() == 4711;
    }).Check(Many);
}
