using Adapters.Analyzers.Symbols;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Adapters.CodeFixes.Definitions;

/// <summary>The classes of a project that derive from JsonSerializerContext.</summary>
internal static class JsonContextClasses
{
    private const string Attribute = "System.Text.Json.Serialization.JsonSerializable";

    /// <summary>Returns them in the order in which handlers ask them.</summary>
    public static async Task<IReadOnlyList<INamedTypeSymbol>> FindAsync(Project project, CancellationToken cancellation)
    {
        var compilation = await project.GetCompilationAsync(cancellation).ConfigureAwait(false);
        return compilation is null ? [] : [
            .. SourceTypes.Of(compilation.Assembly.GlobalNamespace)
                .Where(t => TypeNames.Is(t.BaseType, TypeNames.JsonContext))
                .OrderBy(t => t.ToDisplayString(TypeNames.Full), StringComparer.Ordinal),
        ];
    }

    /// <summary>Adds types to the first class of a name.</summary>
    public static async Task<Solution> AddAsync(
        Project project, string name, IReadOnlyCollection<string> types, CancellationToken cancellation)
    {
        var found = (await FindAsync(project, cancellation).ConfigureAwait(false)).FirstOrDefault(t => t.Name == name);
        var declarations = found?.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>() ?? [];
        var declaration = declarations.FirstOrDefault(d => d.BaseList is not null);
        if (declaration is null || project.Solution.GetDocument(declaration.SyntaxTree) is not { } document)
            return project.Solution;
        var root = (await declaration.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false))!;
        return project.Solution.WithDocumentSyntaxRoot(document.Id, root.ReplaceNode(declaration, With(declaration, types, root)));
    }

    private static TypeDeclarationSyntax With(TypeDeclarationSyntax declaration, IReadOnlyCollection<string> types, SyntaxNode root)
    {
        var (leading, indent) = (declaration.GetLeadingTrivia(), IndentOf(declaration));
        var endOfLine = UsingDirectives.EndOfLine(root);
        var added = types.Select(t => List(t).WithLeadingTrivia(indent).WithTrailingTrivia(endOfLine)).ToList();
        if (declaration.AttributeLists.LastOrDefault() is not { } last)
        {
            added[0] = added[0].WithLeadingTrivia(leading);
            return (TypeDeclarationSyntax)declaration.WithLeadingTrivia(indent).WithAttributeLists([.. added]);
        }

        // An attribute on the line of the class stays there, and the new ones go before it.
        if (last.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia))
            return declaration.WithAttributeLists(declaration.AttributeLists.AddRange(added));
        added[0] = added[0].WithLeadingTrivia(leading);
        var lists = ((TypeDeclarationSyntax)declaration.WithLeadingTrivia(indent)).AttributeLists;
        return declaration.WithAttributeLists(lists.InsertRange(0, added));
    }

    private static SyntaxTriviaList IndentOf(TypeDeclarationSyntax declaration) =>
        [.. declaration.GetLeadingTrivia().Reverse().TakeWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia))];

    private static AttributeListSyntax List(string type)
    {
        var argument = SyntaxFactory.TypeOfExpression(SyntaxFactory.ParseTypeName(type).WithAdditionalAnnotations(Simplifier.Annotation));
        var attribute = SyntaxFactory.Attribute(
            SyntaxFactory.ParseName(Attribute).WithAdditionalAnnotations(Simplifier.Annotation),
            SyntaxFactory.AttributeArgumentList([SyntaxFactory.AttributeArgument(argument)]));
        return SyntaxFactory.AttributeList([attribute]);
    }
}
