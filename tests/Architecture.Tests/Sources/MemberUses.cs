using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Architecture.Tests.Sources;

/// <summary>
/// The types and members that the sources of all assemblies use. Uses by tests do not count, but those by the simulator do: it
/// drives the server through members that are there for it. The transport in memory is there for tests.
/// </summary>
internal sealed class MemberUses
{
    /// <summary>Members that statements and expressions use without their name.</summary>
    private static readonly HashSet<string> Patterns =
    [
        "Add", "AsyncMethodBuilder", "Current", "Deconstruct", "Dispose", "DisposeAsync", "EqualityContract", "Equals",
        "GetAsyncEnumerator", "GetAwaiter", "GetEnumerator", "GetHashCode", "GetResult", "IsCompleted", "Main", "MoveNext",
        "MoveNextAsync", "OnCompleted", "PrintMembers", "Slice", "ToString", "UnsafeOnCompleted",
    ];

    private readonly HashSet<string> _used = [];
    private readonly HashSet<string> _usedBySimulator = [.. NamesIn(Path.Combine(SourceAssembly.Root, "tests", "Simulation"))];

    public MemberUses(IReadOnlyList<SourceAssembly> assemblies)
    {
        foreach (var assembly in assemblies)
        {
            foreach (var tree in assembly.Compilation.SyntaxTrees)
                Add(assembly.Compilation.GetSemanticModel(tree), tree);
        }
    }

    /// <summary>The members that an assembly declares for itself and nothing uses.</summary>
    public IEnumerable<string> FindUnused(SourceAssembly assembly) =>
        from type in Types(assembly.Compilation.Assembly.GlobalNamespace)
        where type.Locations.Any(location => location.SourceTree is { FilePath.Length: > 0 })
        from symbol in type.GetMembers().Where(IsNamed).Prepend(type)
        where IsOwn(symbol) && !IsUsed(symbol) && !symbol.ContainingNamespace.Name.Equals("Memory", StringComparison.Ordinal)
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
        // The logging generator uses the logger; equality uses every component of a record.
        if (symbol is IFieldSymbol { Type.Name: "ILogger" } || symbol.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is ParameterSyntax))
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

    private bool IsUsed(ISymbol symbol) => Id(symbol) is not { } id || _used.Contains(id) || _usedBySimulator.Contains(symbol.Name);

    private static IEnumerable<string> NamesIn(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        where !file.Contains("/obj/", StringComparison.Ordinal)
        from name in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        select name.Identifier.ValueText;

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
        if (symbol is IMethodSymbol { ReducedFrom: { } extension })
        {
            symbol = extension;

            // Nobody names the class of an extension method.
            Use(extension.ContainingType);
        }
        for (
            ; symbol is not (null or INamespaceSymbol); symbol = (ISymbol?)(symbol as IMethodSymbol)?.OverriddenMethod
                ?? (symbol as IPropertySymbol)?.OverriddenProperty)
        {
            if (Id(symbol) is { } id)
                _used.Add(id);
            // An extension method does not name the class that it is in.
            if (symbol.ContainingType is { } type && Id(type) is { } typeId)
                _used.Add(typeId);
        }
    }

    private static string? Id(ISymbol symbol) => DocumentationCommentId.CreateDeclarationId(symbol.OriginalDefinition);
}
