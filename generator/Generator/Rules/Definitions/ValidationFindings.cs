using Adapters.Generator.Diagnostics;
using Adapters.Generator.Validation.Parsing;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Definitions;

/// <summary>Reports what is wrong with the validation attributes of a type whose values are read from requests.</summary>
internal static class ValidationFindings
{
    /// <summary>Determines quickly whether the type has validation attributes.</summary>
    public static bool MayHaveSome(INamedTypeSymbol type) => type is { TypeKind: TypeKind.Class or TypeKind.Struct }
        && ValidationAttributes.OfType(type).Concat(type.GetMembers().SelectMany(Attributes)).Any(ValidationAttributes.IsValidation);

    public static void Check(INamedTypeSymbol type, Findings findings, CancellationToken cancellation)
    {
        var problems = new ProblemList();
        new ObjectParser(type, problems, cancellation).Parse();
        findings.Add(problems);
    }

    private static IEnumerable<AttributeData> Attributes(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.Parameters.SelectMany(p => p.GetAttributes()),
        IPropertySymbol or IFieldSymbol => member.GetAttributes(),
        _ => [],
    };
}
