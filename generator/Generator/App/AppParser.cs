using Adapters.Generator.Diagnostics;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Generator.App;

/// <summary>Reads the class with [AdaptersApp].</summary>
internal static class AppParser
{
    public static AppModel? Parse(INamedTypeSymbol type, ProblemList problems, CancellationToken cancellation)
    {
        if (type.Name.Length == 0)
            return null;
        var declarations = type.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>();
        var reason = !declarations.All(d => d.Modifiers.Any(SyntaxKind.PartialKeyword)) ? "it is not partial, so nothing can be added to it"
            : type.IsRecord || type.TypeKind != TypeKind.Class ? "it is not a class"
            : type.IsFileLocal ? "it is local to its file"
            : type.ContainingType is not null ? "it is inside another class"
            : type.IsGenericType ? "it is generic"
            : null;
        if (reason is not null)
        {
            problems.Add(ProblemKind.AppNotPartial, Spans.Of(type), type.Name, reason);
            return null;
        }

        var hintName = HintNames.OfApp(type.ToDisplayString(TypeNames.Plain));
        if (AppMembers.Taken(type, hintName) is { } member)
        {
            problems.Add(
                ProblemKind.AppNotPartial, Spans.Of(member), type.Name,
                $"'{member.Name}' is the name of a member that the generator adds to it: give it another name");
            return null;
        }

        var space = type.ContainingNamespace.IsGlobalNamespace ? null : type.ContainingNamespace.ToDisplayString();
        return new AppModel(
            space, type.Name, type.ToDisplayString(TypeNames.Full), type.IsStatic ? "static partial class" : "partial class", hintName);
    }
}
