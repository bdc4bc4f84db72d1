using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Adapters.Architecture.Tests.Walks;

/// <summary>
/// Makes each function of a file say that it was entered. What only reads or sets a value, without a call, is left as it is:
/// nobody opens a file for it.
/// </summary>
internal sealed class Instrumenter(string file) : CSharpSyntaxRewriter
{
    public static void Rewrite(string root, IEnumerable<string> folders)
    {
        foreach (
            var path in folders.SelectMany(
                folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories)))
        {
            var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(path), new CSharpParseOptions(LanguageVersion.Latest));
            File.WriteAllText(path, new Instrumenter(Path.GetRelativePath(root, path)).Visit(tree.GetRoot()).ToFullString());
        }
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var returns = !IsVoid(node.ReturnType)
            && !(node.Modifiers.Any(SyntaxKind.AsyncKeyword) && node.ReturnType is not GenericNameSyntax);
        return Enter(node, node.Identifier.Text, returns);
    }

    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node) =>
        Enter(node, node.Identifier.Text, returns: false);

    public override SyntaxNode? VisitOperatorDeclaration(OperatorDeclarationSyntax node) =>
        Enter(node, node.OperatorToken.Text, returns: true);

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        if (node.ExpressionBody is not { Expression: var value } || !Calls(value))
            return base.VisitPropertyDeclaration(node);
        var getter = AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, OwnBlock(node.Identifier.Text, value, returns: true));
        return node.WithExpressionBody(null).WithSemicolonToken(default).WithAccessorList(AccessorList(SingletonList(getter)));
    }

    public override SyntaxNode? VisitAccessorDeclaration(AccessorDeclarationSyntax node)
    {
        if (!Calls((SyntaxNode?)node.Body ?? node.ExpressionBody))
            return node;
        var name = node.FirstAncestorOrSelf<PropertyDeclarationSyntax>()?.Identifier.Text ?? "this";
        if (node.Body is { } body)
            return node.WithBody(Entered(body, name));
        var block = OwnBlock(name, node.ExpressionBody!.Expression, node.IsKind(SyntaxKind.GetAccessorDeclaration));
        return node.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block);
    }

    private SyntaxNode Enter(BaseMethodDeclarationSyntax node, string name, bool returns)
    {
        if (node.Body is { } body)
            return node.WithBody(Entered(body, name));
        if (node.ExpressionBody is not { Expression: var value })
            return node;
        var block = OwnBlock(name, value, returns);
        return node.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block);
    }

    private BlockSyntax Entered(BlockSyntax body, string name) => body.WithStatements(body.Statements.Insert(0, Entered(name)));

    private StatementSyntax Entered(string name) => ParseStatement($"using var __walk = global::Walk.Enter(@\"{file}\", \"{name}\");\n");

    private BlockSyntax OwnBlock(string name, ExpressionSyntax value, bool returns) =>
        Block(Entered(name), Result(value, returns)).WithTrailingTrivia(LineFeed);

    // On a line of its own, as the directives before it want.
    private static StatementSyntax Result(ExpressionSyntax value, bool returns) => value switch
    {
        ThrowExpressionSyntax thrown => ThrowStatement(OnOwnLine(thrown.Expression)),
        _ when returns => ReturnStatement(OnOwnLine(value)),
        _ => ExpressionStatement(OnOwnLine(value)),
    };

    private static ExpressionSyntax OnOwnLine(ExpressionSyntax value) =>
        value.WithLeadingTrivia(value.GetLeadingTrivia().Insert(0, LineFeed));

    private static bool Calls(SyntaxNode? body) =>
        body?.DescendantNodesAndSelf().Any(
            node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or AwaitExpressionSyntax) ?? false;

    private static bool IsVoid(TypeSyntax type) => type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };
}
