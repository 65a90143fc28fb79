using System;
using System.IO;
using System.Text;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Connections;

/// <summary>A file that cannot be understood is named with its line, and not one byte of it changes.</summary>
public sealed class DamagedFileTests : IDisposable
{
    private const string Canary = "5ecre7-k3y";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Damage => new()
    {
        { "", "line 1" },
        { "{", "expected JSON" },
        { "null", "expected an object" },
        { "[]", "expected an object" },
        { "{}", "expected \"formatVersion\": 1" },
        { """{"formatVersion":1}""", "expected an array 'connections'" },
        { """{"formatVersion":0,"connections":[]}""", "$.formatVersion" },
        { """{"formatVersion":"1","connections":[]}""", "$.formatVersion" },
        { """{"formatVersion":1,"connections":{}}""", "expected an array 'connections'" },
        { """{"formatVersion":1,"connections":[],"connections":[]}""", "found twice" },
        { """{"formatVersion":1,"connections":[],}""", "trailing comma" },
        { "{\"formatVersion\":1,\n// a note\n\"connections\":[]}", "line 2, $: expected JSON, without comments" },
        { """{"formatVersion":1,"connections":[],"$schema":"x"}""", "unknown member" },
        { """{"formatVersion":1,"connections":[]} {}""", "expected JSON" },
        { Entry("", named: false), "$.connections[0].name: expected a name, found nothing" },
        { Entry(""","name":"b" """), "found twice" },
        { Entry($",\n\"apiKey\":\"{Canary}\""), "line 3, $.connections[0].apiKey: unknown member" },
        { Entry($",\n\"secretname\":\"{Canary}\""), "did you mean 'secretName'?" },
        { Entry(""","description":"mine" """), "unknown member" },
        { Entry($",\n\"baseUri\":\"https://user:{Canary}@example.com\""), "line 3, $.connections[0].baseUri" },
        { Entry($",\"baseUri\":\"{Canary}\""), "an absolute URI" },
        { Entry($",\n\"requestPath\":\"/{Canary}\""), "line 3, $.connections[0].requestPath" },
        { Entry($",\"secretName\":\"{Canary}\\n\""), "control characters" },
        { Entry($",\"secretName\":[\"{Canary}\"]"), "found an array" },
        { Entry(",\"secretName\":\"\\ud800\""), "valid UTF-16" },
        { Entry($",\"parameters\":{{\"TenantId\":\"{Canary}\",\"tenantid\":\"x\"}}"), "$.connections[0].parameters.tenantid" },
        { Entry(""","parameters":{"TenantId":5}"""), "expected a text" },
        { Entry(""","pollIntervalSeconds":0"""), "$.connections[0].pollIntervalSeconds" },
        { Entry(""","pollIntervalSeconds":9,"maximumPollIntervalSeconds":3"""), "$.connections[0].maximumPollIntervalSeconds" },
        { Entry(""","createdAt":"yesterday" """), "a UTC time" },
        { """{"formatVersion":1,"connections":[{"name":"a","provider":"P"},{"name":"A","provider":"P"}]}""", "$.connections[1]: expected a name that no other connection has" },
        { """{"formatVersion":1,"connections":[{"name":"../a","provider":"P"}]}""", "$.connections[0].name" },
        { """{"formatVersion":2,"connections":[],"future":{}}""", "format version 2" },
        { """{"formatVersion":1.5,"connections":[]}""", "format version 1.5" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Damage))]
    public void A_damaged_file_is_an_error_for_every_use_and_stays_as_it_is(string text, string expected)
    {
        _folder.Put(text);
        var error = Refused();
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetBytes(text), File.ReadAllBytes(_folder.FilePath));
    }

    [Fact]
    public void A_newer_file_asks_for_a_newer_release()
    {
        _folder.Put("{\n\"formatVersion\": 7 }");
        var error = Refused();
        Assert.Contains("(line 2)", error.Message, StringComparison.Ordinal);
        Assert.Contains("Update WorkflowStatus", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_not_utf8_is_refused()
    {
        byte[] bytes = [.. "{\"formatVersion\":1,\"connections\":[{\"name\":\""u8, 0xFF, .. "\",\"provider\":\"P\"}]}"u8];
        _folder.Put(bytes);
        Refused();
        Assert.Equal(bytes, File.ReadAllBytes(_folder.FilePath));
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        _folder.Put(new string('[', 100_000));
        Refused();
    }

    [Fact]
    public void A_file_of_more_than_a_megabyte_is_refused_unread()
    {
        var bytes = new byte[(1024 * 1024) + 1];
        _folder.Put(bytes);
        Assert.Contains("1024 KB", Refused().Message, StringComparison.Ordinal);
        Assert.Equal(bytes.Length, new FileInfo(_folder.FilePath).Length);
    }

    [Fact]
    public void A_folder_in_the_files_place_is_an_error()
    {
        Directory.CreateDirectory(_folder.FilePath);
        Refused();
    }

    [Fact]
    public void A_byte_order_mark_is_no_damage()
    {
        _folder.Put([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Entry(""","parameters":{"description":"x"}"""))]);
        Assert.Equal("a", Assert.Single(_folder.Store().List()).Name);
    }

    private static string Entry(string members, bool named = true) =>
        "{\"formatVersion\":1,\"connections\":[\n{" + (named ? "\"name\":\"a\"," : string.Empty) + "\"provider\":\"P\"" + members + "}]}";

    /// <summary>The same error from every operation; it names the file and says what to do.</summary>
    private WorkflowStatusException Refused()
    {
        var store = _folder.Store(new FakeTimeProvider());
        var error = Assert.Throws<WorkflowStatusException>(() => store.List());
        Assert.Equal(WorkflowErrorId.InvalidConfiguration, error.ErrorId);
        Assert.Equal(_folder.FilePath, error.Target);
        Assert.Contains(_folder.FilePath, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.RecommendedAction);
        foreach (var use in new Action[] { () => store.Find("a"), () => store.Save(Sample.Small()), () => store.Save(Sample.Small("a"), overwrite: true), () => store.Remove("a") })
        {
            Assert.Equal(error.Message, Assert.Throws<WorkflowStatusException>(use).Message);
        }

        return error;
    }
}
