using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking;

namespace Adapters.CodeFixes.Blocking;

/// <summary>The rules whose findings are calls, and can be fixed where they are.</summary>
internal static class FixableRules
{
    public static ImmutableArray<string> All { get; } = [.. BlockingRules.All.Select(r => r.Id).Where(id => id != BlockingRules.LineWithoutEffect.Id)];
}
