using Adapters.Generator.Binding;
using Adapters.Generator.Filters;
using Adapters.Generator.Handlers;
using Adapters.Generator.OpenApi.Comments;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.OpenApi.Values;

/// <summary>Finds the values of a request with their symbols: those of the parameters, and of the members of objects.</summary>
internal sealed class BoundValues(CancellationToken cancellation)
{
    /// <summary>Returns the values of a route.</summary>
    public IEnumerable<BoundValue> Of(IMethodSymbol method, EndpointModel endpoint) => Of(method, endpoint.Parameters);

    /// <summary>Returns the values that a filter reads.</summary>
    public IEnumerable<BoundValue> Of(INamedTypeSymbol filter, FilterModel model) =>
        filter.GetMembers("Before").OfType<IMethodSymbol>().FirstOrDefault() is { } method
            ? Of(method, model.Arguments.Select(a => a.Value).OfType<ParameterModel>())
            : [];

    /// <summary>Returns the values of the members of an object.</summary>
    public IEnumerable<BoundValue> OfMembers(ObjectModel made, ITypeSymbol type)
    {
        var comment = CommentReader.Of(type, cancellation);
        foreach (var member in made.Members)
        {
            var symbols = SymbolsOf(member, (INamedTypeSymbol)type).ToList();
            if (symbols.Count == 0)
                continue;
            foreach (var value in Of(member.Value, TypeOf(symbols[0]), symbols, comment))
                yield return value;
        }
    }

    private IEnumerable<BoundValue> Of(IMethodSymbol method, IEnumerable<ParameterModel> models)
    {
        var comment = CommentReader.Of(method, cancellation);
        return models
            .Select(m => (Model: m, Symbol: method.Parameters.FirstOrDefault(p => p.Name == m.Name)))
            .Where(p => p.Symbol is not null)
            .SelectMany(p => Of(p.Model, p.Symbol!.Type, [p.Symbol!], comment));
    }

    private IEnumerable<BoundValue> Of(ParameterModel model, ITypeSymbol type, IReadOnlyList<ISymbol> symbols, SymbolComment owner) =>
        model.Object is { } made
            ? OfMembers(made, NullableTypes.Unwrap(type, out _))
            : [new BoundValue(model, type, symbols, owner)];

    private static IEnumerable<ISymbol> SymbolsOf(MemberModel member, INamedTypeSymbol type)
    {
        var name = member.Property ?? member.Value.Name;
        var parameter = member.Property is null
            ? type.InstanceConstructors.OrderByDescending(c => c.Parameters.Length).SelectMany(c => c.Parameters)
                .FirstOrDefault(p => p.Name == name)
            : null;
        if (parameter is not null)
            yield return parameter;
        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (t.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is not { } property)
                continue;
            yield return property;
            yield break;
        }
    }

    private static ITypeSymbol TypeOf(ISymbol symbol) =>
        symbol is IParameterSymbol parameter ? parameter.Type : ((IPropertySymbol)symbol).Type;
}
