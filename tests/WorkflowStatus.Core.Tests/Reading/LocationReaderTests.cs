using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Reading;

namespace WorkflowStatus.Core.Tests.Reading;

public sealed class LocationReaderTests
{
    private const string Guid = "98226576-21a4-a1c9-efd6-3a12dc9eef9b";

    [Theory]
    [InlineData("https://yourtenant.usestoryteller.com/clips/" + Guid + "/form", "clips", Guid)]
    [InlineData("https://host/clips/" + Guid, "clips", Guid)]
    [InlineData("https://host/clips/" + Guid + "?x=1#y", "clips", Guid)]
    [InlineData("https://host/a/11111111-1111-1111-1111-111111111111/clips/" + Guid, "clips", Guid)]
    [InlineData("https://host/" + Guid, null, Guid)]
    [InlineData("https://host/clips/42", null, null)]
    [InlineData("https://host/", null, null)]
    [InlineData("https://host/clips/{" + Guid + "}", null, null)]
    [InlineData("https://host/my%20clips/" + Guid, "my clips", Guid)]
    [InlineData("https://host/%1b%5b31m/" + Guid, "␛[31m", Guid)]
    [InlineData("/clips/" + Guid + "/form?x", "clips", Guid)]
    [InlineData("clips/" + Guid, "clips", Guid)]
    [InlineData("//host/clips/" + Guid, "clips", Guid)]
    [InlineData("not an address", null, null)]
    [InlineData("://", null, null)]
    [InlineData("https://" + Guid, null, null)]
    [InlineData("https://host?x=/clips/" + Guid, null, null)]
    [InlineData("/x?y=://", null, null)]
    [InlineData("/clips/" + Guid + "?back=https://host/runs/11111111-1111-1111-1111-111111111111", "clips", Guid)]
    [InlineData("https://m\u00fcller.example/\u00e9/98226576-21A4-A1C9-EFD6-3A12DC9EEF9B", "\u00e9", "98226576-21A4-A1C9-EFD6-3A12DC9EEF9B")]
    public void Type_and_id_come_from_the_path(string address, string? type, string? id)
    {
        var location = Assert.Single(Read($"\"{address}\"")!);
        Assert.Equal(address, location.ToString());
        Assert.Equal("Create Clip", location.Step);
        Assert.Equal(type, location.ResourceType);
        Assert.Equal(id, location.ResourceId);
        Assert.Equal(address.StartsWith("https:", System.StringComparison.Ordinal), location.Uri.IsAbsoluteUri);
        // Also when .NET has made the address normal in between.
        _ = location.Uri.IsAbsoluteUri ? location.Uri.AbsoluteUri : null;
        Assert.Equal(id, location.ResourceId);
    }

    [Fact]
    public void Control_characters_of_an_address_are_cleaned() => Assert.Equal("https://host/␛[31m", Assert.Single(Read("\"https://host/\\u001b[31m\"")!).ToString());

    [Theory]
    [InlineData("[\"https://a/\", \"https://b/\"]", "https://a/ https://b/")]
    [InlineData("[]", "")]
    [InlineData("\"https://a/\"", "https://a/")]
    [InlineData("[\"https://a/\", null]", null)]
    [InlineData("[\"https://a/\", 5]", null)]
    [InlineData("[{\"href\": \"https://a/\"}]", null)]
    [InlineData("5", null)]
    [InlineData("{}", null)]
    public void A_list_is_addresses_alone_or_none(string json, string? expected)
    {
        var locations = Read(json);
        Assert.Equal(expected, locations is null ? null : new RunLocationList(locations).ToString());
    }

    private static RunLocation[]? Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return LocationReader.Read(document.RootElement, "Create Clip");
    }
}
