using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.Operations;

/// <summary>
/// Finds the operations that a call of a method runs: its body, and for a constructor of objects the initialisers of its type.
/// </summary>
internal sealed class MethodBodies(SemanticModels models)
{
    /// <summary>
    /// Indicates whether the compilation has the method's code: in an editor, a project that is referenced shows its source,
    /// too.
    /// </summary>
    public bool HasBody(IMethodSymbol method) =>
        method is { IsAbstract: false, IsExtern: false }
            && models.Declares(method)
            && (!method.DeclaringSyntaxReferences.IsEmpty || IsImplicit(method));

    public ImmutableArray<IOperation> Of(IMethodSymbol method, CancellationToken cancellation)
    {
        var operations = ImmutableArray.CreateBuilder<IOperation>();
        var declared = method.PartialImplementationPart ?? method;
        foreach (var reference in declared.DeclaringSyntaxReferences)
        {
            foreach (var syntax in PartsOf(reference.GetSyntax(cancellation)))
            {
                if (models.Of(syntax.SyntaxTree).GetOperation(syntax, cancellation) is { } operation)
                    operations.Add(operation);
            }
        }

        if (method.MethodKind == MethodKind.Constructor && !ChainsToThis(declared, cancellation))
            AddInitializers(method, operations, cancellation);
        return operations.ToImmutable();
    }

    /// <summary>A primary constructor has no body of its own, but what it gives to its base class.</summary>
    private static IEnumerable<SyntaxNode> PartsOf(SyntaxNode declaration) => declaration is TypeDeclarationSyntax type
        ? type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>()
            .SelectMany(b => b.ArgumentList.Arguments).Select(a => a.Expression) ?? []
        : [declaration];

    /// <summary>Constructors that the compiler adds have initialisers all the same.</summary>
    private static bool IsImplicit(IMethodSymbol method) =>
        method is { IsImplicitlyDeclared: true, MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor }
        && !method.ContainingType.DeclaringSyntaxReferences.IsEmpty;

    private static bool ChainsToThis(IMethodSymbol constructor, CancellationToken cancellation) =>
        constructor.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellation)
            is ConstructorDeclarationSyntax { Initializer.RawKind: (int)SyntaxKind.ThisConstructorInitializer });

    private void AddInitializers(IMethodSymbol constructor, ImmutableArray<IOperation>.Builder operations, CancellationToken cancellation)
    {
        foreach (var member in constructor.ContainingType.GetMembers())
        {
            if (member.IsStatic || member is not (IFieldSymbol { IsConst: false } or IPropertySymbol))
                continue;
            foreach (var reference in member.DeclaringSyntaxReferences)
            {
                if (InitializerOf(reference.GetSyntax(cancellation)) is { } initializer
                    && models.Of(initializer.SyntaxTree).GetOperation(initializer, cancellation) is { } operation)
                    operations.Add(operation);
            }
        }
    }

    private static EqualsValueClauseSyntax? InitializerOf(SyntaxNode member) => member switch
    {
        VariableDeclaratorSyntax field => field.Initializer,
        PropertyDeclarationSyntax property => property.Initializer,
        _ => null,
    };
}
