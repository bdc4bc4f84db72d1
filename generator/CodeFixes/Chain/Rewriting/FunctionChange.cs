using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Chain.Rewriting;

/// <summary>A function that gets awaits, or a declaration that must keep the signature of such a function.</summary>
internal sealed class FunctionChange(Document document, SyntaxNode syntax, IMethodSymbol symbol, string? newName)
{
    public Document Document => document;

    public SyntaxNode Syntax => syntax;

    public IMethodSymbol Symbol => symbol;

    /// <summary>The name with the new signature, or null if the signature stays: of an asynchronous method, or of a lambda.</summary>
    public string? NewName => newName;

    /// <summary>The calls in the function that are going to be awaited.</summary>
    public List<SyntaxNode> Awaits { get; private init; } = [];

    public FunctionChange Copy() => new(document, syntax, symbol, newName) { Awaits = [.. Awaits] };
}
