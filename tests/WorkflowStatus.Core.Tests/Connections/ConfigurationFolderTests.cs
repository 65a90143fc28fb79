using System;
using System.Collections.Generic;
using System.IO;
using WorkflowStatus.Core.Connections;

namespace WorkflowStatus.Core.Tests.Connections;

public sealed class ConfigurationFolderTests
{
    private static readonly string Root = Path.GetPathRoot(Path.GetTempPath())!;

    [Fact]
    public void The_products_own_variable_wins() =>
        Assert.Equal(At("mine"), Locate(false, ("WORKFLOWSTATUS_HOME", At("mine")), ("XDG_CONFIG_HOME", At("xdg")), ("HOME", At("home"))));

    [Theory]
    [InlineData("settings")]
    [InlineData("~/settings")]
    public void A_relative_path_in_the_products_own_variable_is_an_error(string path)
    {
        var error = Assert.Throws<WorkflowStatusException>(() => Locate(false, ("WORKFLOWSTATUS_HOME", path), ("HOME", At("home"))));
        Assert.Equal(WorkflowErrorId.InvalidConfiguration, error.ErrorId);
        Assert.Contains("WORKFLOWSTATUS_HOME", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_variable_counts_as_none() =>
        Assert.Equal(At("home", ".config", "WorkflowStatus"), Locate(false, ("WORKFLOWSTATUS_HOME", " "), ("XDG_CONFIG_HOME", string.Empty), ("HOME", At("home"))));

    [Fact]
    public void The_xdg_folder_is_used_where_one_is_set() =>
        Assert.Equal(At("xdg", "WorkflowStatus"), Locate(false, ("XDG_CONFIG_HOME", At("xdg")), ("HOME", At("home"))));

    [Fact]
    public void A_relative_xdg_folder_is_ignored() =>
        Assert.Equal(At("home", ".config", "WorkflowStatus"), Locate(false, ("XDG_CONFIG_HOME", "xdg"), ("HOME", At("home"))));

    [Fact]
    public void Without_a_home_in_the_environment_the_accounts_home_is_used() =>
        Assert.Equal(At("account", ".config", "WorkflowStatus"), Locate(false));

    [Fact]
    public void Windows_keeps_it_in_the_roaming_profile()
    {
        Assert.Equal(At("roaming", "WorkflowStatus"), Locate(true, ("APPDATA", At("roaming")), ("XDG_CONFIG_HOME", At("xdg"))));
        Assert.Equal(At("account", "WorkflowStatus"), Locate(true));
    }

    [Fact]
    public void A_user_without_a_home_is_told_what_to_set()
    {
        var error = Assert.Throws<WorkflowStatusException>(() => ConfigurationFolder.Locate(_ => null, _ => string.Empty, isWindows: false));
        Assert.Equal(WorkflowErrorId.InvalidConfiguration, error.ErrorId);
        Assert.Contains("WORKFLOWSTATUS_HOME", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void The_real_environment_gives_an_absolute_path() => Assert.True(Path.IsPathFullyQualified(ConfigurationFolder.Locate()));

    private static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Locate(bool isWindows, params (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string>();
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }

        return ConfigurationFolder.Locate(name => environment.GetValueOrDefault(name), _ => At("account"), isWindows);
    }
}
