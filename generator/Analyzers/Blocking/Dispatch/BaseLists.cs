using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.Dispatch;

/// <summary>A type as a file declares it, and the name of something in its list of bases.</summary>
/// <param name="Base">The name, without its namespace and its type arguments.</param>
/// <param name="Name">The name of the type that has it.</param>
/// <param name="MetadataName">The whole name, or null where only the file itself can see the type.</param>
internal sealed record DeclaredBase(string Base, string Name, string? MetadataName);

/// <summary>
/// The lists of bases of a file, by its syntax alone: while somebody types in one file, no type of the others is bound. A name may be an
/// alias for another, so that one stands for both.
/// </summary>
internal sealed class BaseLists
{
    private static readonly ConditionalWeakTable<SyntaxTree, BaseLists> OfTrees = new();

    private BaseLists(ImmutableArray<DeclaredBase> bases, ImmutableArray<(string Alias, string Name)> aliases)
    {
        Bases = bases;
        Aliases = aliases;
    }

    public ImmutableArray<DeclaredBase> Bases { get; }

    public ImmutableArray<(string Alias, string Name)> Aliases { get; }

    public static BaseLists Of(SyntaxTree tree) => OfTrees.GetValue(tree, Read);

    private static BaseLists Read(SyntaxTree tree)
    {
        var bases = ImmutableArray.CreateBuilder<DeclaredBase>();
        var aliases = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var node in tree.GetRoot()
            .DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            if (node is UsingDirectiveSyntax { Alias.Name.Identifier.ValueText: var alias, NamespaceOrType: { } target }
                && NameOf(target) is { } name)
                aliases.Add((alias, name));
            else if (node is TypeDeclarationSyntax { BaseList.Types: var types } type)
                bases.AddRange(types.Select(t => NameOf(t.Type)).OfType<string>()
                    .Select(b => new DeclaredBase(b, type.Identifier.ValueText, MetadataNameOf(type))));
        }

        return new BaseLists(bases.ToImmutable(), aliases.ToImmutable());
    }

    private static string? NameOf(TypeSyntax type) => type switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        _ => null,
    };

    private static string? MetadataNameOf(TypeDeclarationSyntax type)
    {
        if (type.Modifiers.Any(SyntaxKind.FileKeyword))
            return null;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var name = type.Arity == 0 ? type.Identifier.ValueText : $"{type.Identifier.ValueText}`{type.Arity}";
        if (type.Parent is TypeDeclarationSyntax outer)
            return MetadataNameOf(outer) is { } around ? $"{around}+{name}" : null;
        for (var space = type.Parent as BaseNamespaceDeclarationSyntax; space is not null; space =
            space.Parent as BaseNamespaceDeclarationSyntax)
            name = $"{string.Concat(space.Name.DescendantTokens().Select(t => t.ValueText))}.{name}";
        return name;
    }
}
