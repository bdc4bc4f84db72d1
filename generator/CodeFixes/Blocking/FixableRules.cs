using System.Collections.Immutable;
using Adapters.Analyzers.Blocking;

namespace Adapters.CodeFixes.Blocking;

/// <summary>The blocking rules with fixes: all but the one about lines of Adapters.Blocking.txt.</summary>
internal static class FixableRules
{
    public static ImmutableArray<string> All { get; } =
        [.. BlockingRules.All.Except([BlockingRules.LineWithoutEffect, BlockingRules.TooLarge]).Select(r => r.Id)];
}
