using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Architecture.Tests.Sources;

/// <summary>Which types and members the sources of all assemblies name. Uses by tests do not count.</summary>
internal sealed class MemberUses
{
    /// <summary>Members that statements and expressions use without their name.</summary>
    private static readonly HashSet<string> Patterns =
    [
        "Add", "AsyncMethodBuilder", "Current", "Deconstruct", "Dispose", "DisposeAsync", "EqualityContract", "Equals",
        "GetAsyncEnumerator",
        "GetAwaiter", "GetEnumerator", "GetHashCode", "GetResult", "IsCompleted", "Main", "MoveNext", "MoveNextAsync", "OnCompleted",
        "PrintMembers", "Slice", "ToString", "UnsafeOnCompleted",
    ];

    private readonly HashSet<string> _used = [];

    public MemberUses(IReadOnlyList<SourceAssembly> assemblies)
    {
        foreach (var assembly in assemblies)
        {
            foreach (var tree in assembly.Compilation.SyntaxTrees)
                Add(assembly.Compilation.GetSemanticModel(tree), tree);
        }
    }

    /// <summary>What an assembly declares for itself, and nobody names.</summary>
    public IEnumerable<string> FindUnused(SourceAssembly assembly) =>
        from type in Types(assembly.Compilation.Assembly.GlobalNamespace)
        where type.Locations.Any(location => location.SourceTree is { FilePath.Length: > 0 })
        from symbol in type.GetMembers().Where(IsNamed).Prepend(type)
        where IsOwn(symbol) && !IsUsed(symbol)
        select $"{assembly.Relative(symbol.Locations[0].SourceTree!.FilePath)}: {symbol.ToDisplayString()}";

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container.GetMembers().SelectMany(member => member switch
        {
            INamespaceSymbol inner => Types(inner),
            INamedTypeSymbol type => Types(type).Prepend(type),
            _ => [],
        });

    private static bool IsNamed(ISymbol member) => member switch
    {
        IMethodSymbol method =>
            method.MethodKind == MethodKind.Ordinary && method.ExplicitInterfaceImplementations.IsEmpty
                && method.PartialDefinitionPart is null,
        IPropertySymbol property => !property.IsIndexer && property.ExplicitInterfaceImplementations.IsEmpty,
        IFieldSymbol or IEventSymbol => true,
        _ => false,
    };

    /// <summary>Seen from no other program, so that nobody else can use it.</summary>
    private static bool IsOwn(ISymbol symbol)
    {
        // Fields that the kernel reads.
        if (symbol is IFieldSymbol { ContainingType: { TypeKind: TypeKind.Struct } layout } && !layout.GetAttributes().IsEmpty)
            return false;
        if (symbol.IsImplicitlyDeclared || symbol.IsOverride || Patterns.Contains(symbol.Name) || !symbol.GetAttributes().IsEmpty
            || ImplementsInterface(symbol))
            return false;
        for (var outer = symbol; outer is not (null or INamespaceSymbol); outer = outer.ContainingSymbol)
        {
            if (outer.DeclaredAccessibility is Accessibility.Internal or Accessibility.Private or Accessibility.ProtectedAndInternal)
                return true;
        }

        return false;
    }

    private static bool ImplementsInterface(ISymbol symbol) =>
        symbol.ContainingType is { } type
        && type.AllInterfaces.SelectMany(contract => contract.GetMembers(symbol.Name))
            .Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol));

    private bool IsUsed(ISymbol symbol) => Id(symbol) is not { } id || _used.Contains(id);

    private void Add(SemanticModel model, SyntaxTree tree)
    {
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            var info = model.GetSymbolInfo(name);
            foreach (var symbol in info.CandidateSymbols.Prepend(info.Symbol))
                Use(symbol);
        }

        // new(...) names no type.
        foreach (var creation in tree.GetRoot().DescendantNodes().OfType<ImplicitObjectCreationExpressionSyntax>())
            Use(model.GetTypeInfo(creation).Type);
    }

    private void Use(ISymbol? symbol)
    {
        symbol = (symbol as IMethodSymbol)?.ReducedFrom ?? symbol;
        for (
            ; symbol is not (null or INamespaceSymbol); symbol = (ISymbol?)(symbol as IMethodSymbol)?.OverriddenMethod
                ?? (symbol as IPropertySymbol)?.OverriddenProperty)
        {
            if (Id(symbol) is { } id)
                _used.Add(id);
        }
    }

    private static string? Id(ISymbol symbol) => DocumentationCommentId.CreateDeclarationId(symbol.OriginalDefinition);
}
