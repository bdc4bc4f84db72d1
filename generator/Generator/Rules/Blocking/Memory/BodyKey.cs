using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking.Memory;

/// <summary>A method by its name, so that it is the same in the compilation that the next keystroke makes.</summary>
/// <param name="Id">The documentation id.</param>
/// <param name="Path">The file that has all of its code, if it is one.</param>
internal sealed record BodyKey(string Id, string? Path)
{
    /// <summary>Null for what has no name that is its alone.</summary>
    public static BodyKey? Of(IMethodSymbol method)
    {
        if (method.MethodKind is MethodKind.LocalFunction or MethodKind.LambdaMethod)
            return null;
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal || type.TypeKind == TypeKind.Extension)
                return null;
        }

        return method.GetDocumentationCommentId() is { } id ? new BodyKey(id, FileOf(method)) : null;
    }

    /// <summary>The method in a compilation that declares the same as that of the key.</summary>
    public IMethodSymbol Find(Compilation compilation) => DocumentationCommentId.GetSymbolsForDeclarationId(Id, compilation).OfType<IMethodSymbol>()
        .First(m => SymbolEqualityComparer.Default.Equals(m.ContainingAssembly, compilation.Assembly));

    /// <summary>A constructor runs the initialisers of its type, too.</summary>
    private static string? FileOf(IMethodSymbol method)
    {
        var isConstructor = method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor;
        var references = isConstructor ? method.ContainingType.DeclaringSyntaxReferences : (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences;
        return references is [var first, ..] && references.All(r => r.SyntaxTree == first.SyntaxTree) ? first.SyntaxTree.FilePath : null;
    }
}
