using Adapters.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Members;

/// <summary>Reads the attributes [Blocking] and [NonBlocking] of a member: its own take precedence over those of its type.</summary>
internal static class Marks
{
    /// <summary>Indicates whether the member blocks; null where neither it nor its type has a mark.</summary>
    public static bool? Of(ISymbol member) => On(member) ?? (member.ContainingType is { } type ? On(type) : null);

    private static bool? On(ISymbol symbol) =>
        Has(symbol, TypeNames.BlockingAttribute) ? true
        : Has(symbol, TypeNames.NonBlockingAttribute) ? false
        : null;

    private static bool Has(ISymbol symbol, string attribute)
    {
        foreach (var data in symbol.GetAttributes())
        {
            // The short name first: almost no attribute has it, and the whole name is costly.
            if (attribute.EndsWith(data.AttributeClass?.Name ?? "-", StringComparison.Ordinal)
                && TypeNames.Is(data.AttributeClass, attribute))
                return true;
        }

        return false;
    }
}
