using WorkflowStatus.Loader;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("WorkflowStatus.Framework.Tests.ModuleTestFramework", "WorkflowStatus.Framework.Tests")]

namespace WorkflowStatus.Framework.Tests;

/// <summary>Registers the module's resolver before any test is looked at, as the module does before its commands are.</summary>
public sealed class ModuleTestFramework : XunitTestFramework
{
    public ModuleTestFramework(IMessageSink messages)
        : base(messages) => DependencyResolver.Register();
}
