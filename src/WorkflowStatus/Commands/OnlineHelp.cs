namespace WorkflowStatus.Commands;

/// <summary>Where <c>Get-Help -Online</c> leads: a page of the repository for each command.</summary>
internal static class OnlineHelp
{
    /// <summary>The project's address; the manifest's ProjectUri is the same, which a test compares.</summary>
    public const string Project = "https://github.com/workflowstatus/WorkflowStatus";

    /// <summary>The folder of the pages; a page is called <c>{command}.md</c>.</summary>
    public const string Pages = Project + "/blob/main/docs/commands/";
}
