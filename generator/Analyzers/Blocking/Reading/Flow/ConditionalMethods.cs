using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Reading.Flow;

/// <summary>Calls of methods with [Conditional], which the compiler leaves out with their arguments.</summary>
internal sealed class ConditionalMethods
{
    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> OfTrees = new();

    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<string>> _symbols = new(SymbolEqualityComparer.Default);

    public bool LeavesOut(IInvocationOperation call)
    {
        if (!call.TargetMethod.ReturnsVoid)
            return false;
        var needed = _symbols.GetOrAdd(call.TargetMethod.OriginalDefinition, SymbolsOf);
        return !needed.IsEmpty && !needed.Any(OfTrees.GetValue(call.Syntax.SyntaxTree, DefinedIn).Contains);
    }

    private static ImmutableArray<string> SymbolsOf(IMethodSymbol method) =>
    [
        .. method.GetAttributes().Where(a => a.AttributeClass?.Name == "ConditionalAttribute")
            .Select(a => a.ConstructorArguments is [{ Value: string symbol }] ? symbol : "").Where(s => s.Length > 0),
    ];

    /// <summary>The symbols of the project, as the directives at the top of the file change them.</summary>
    private static HashSet<string> DefinedIn(SyntaxTree tree)
    {
        var defined = new HashSet<string>(tree.Options.PreprocessorSymbolNames, StringComparer.Ordinal);
        foreach (var trivia in tree.GetRoot().GetFirstToken(includeZeroWidth: true).LeadingTrivia.Where(t => t.HasStructure))
        {
            switch (trivia.GetStructure())
            {
                case DefineDirectiveTriviaSyntax { IsActive: true } define:
                    defined.Add(define.Name.ValueText);
                    break;
                case UndefDirectiveTriviaSyntax { IsActive: true } undef:
                    defined.Remove(undef.Name.ValueText);
                    break;
            }
        }

        return defined;
    }
}
