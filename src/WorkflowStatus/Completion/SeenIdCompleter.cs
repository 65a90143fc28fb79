using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Input;

namespace WorkflowStatus.Completion;

/// <summary>Completes ids that were asked for in this session, those of the named provider first and alone.</summary>
public sealed class SeenIdCompleter : WordCompleter
{
    private protected override IEnumerable<(string Word, string ToolTip)> Words(IDictionary bound) =>
        SeenIds.List()
            .Where(seen => bound["Provider"] is not string provider || string.Equals(seen.Provider, provider, StringComparison.OrdinalIgnoreCase))
            .Select(seen => (seen.Id, seen.Provider));
}
