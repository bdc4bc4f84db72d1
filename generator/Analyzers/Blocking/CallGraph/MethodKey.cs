using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.CallGraph;

/// <summary>A method by its name, so that it is the same in the compilation that the next keystroke makes.</summary>
/// <param name="Id">The documentation id.</param>
/// <param name="Path">The file that has all of its code, if it is one.</param>
internal sealed record MethodKey(string Id, string? Path)
{
    /// <summary>Null for what has no name that is its alone.</summary>
    public static MethodKey? Of(IMethodSymbol method)
    {
        if (method.MethodKind is MethodKind.LocalFunction or MethodKind.LambdaMethod)
            return null;
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal || type.TypeKind == TypeKind.Extension || type.Name.Length == 0)
                return null;
        }

        return method.GetDocumentationCommentId() is { } id ? new MethodKey(id, FileOf(method)) : null;
    }

    /// <summary>The method in a compilation that declares the same as that of the key.</summary>
    public IMethodSymbol? Find(Compilation compilation) =>
        Declared(Id, compilation).OfType<IMethodSymbol>().FirstOrDefault() ?? FindInType(compilation);

    /// <summary>
    /// Ids that nobody can read back, as of explicit implementations of generic interfaces and of types that are not there, are compared.
    /// </summary>
    private IMethodSymbol? FindInType(Compilation compilation)
    {
        var parameters = Id.IndexOfAny(['(', '~']);
        var end = Id.LastIndexOf('.', (parameters < 0 ? Id.Length : parameters) - 1);
        return end < 0 ? null : Declared("T:" + Id.Substring(2, end - 2), compilation).OfType<INamedTypeSymbol>()
            .SelectMany(t => t.GetMembers()).OfType<IMethodSymbol>()
            .FirstOrDefault(m => m.GetDocumentationCommentId() == Id);
    }

    private static IEnumerable<ISymbol> Declared(string id, Compilation compilation) =>
        DocumentationCommentId.GetSymbolsForDeclarationId(id, compilation).Where(compilation.Declares);

    /// <summary>A constructor runs the initialisers of its type, too.</summary>
    private static string? FileOf(IMethodSymbol method)
    {
        var isConstructor = method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor;
        var owner = isConstructor ? (ISymbol)method.ContainingType : method.PartialImplementationPart ?? method;
        var references = owner.DeclaringSyntaxReferences;
        return references is [var first, ..] && references.All(r => r.SyntaxTree == first.SyntaxTree) ? first.SyntaxTree.FilePath : null;
    }
}
