using Adapters.Generator.Binding;
using Adapters.Generator.OpenApi.Comments;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.OpenApi.Values;

/// <summary>A value of a request, with the symbols that describe it.</summary>
/// <param name="Symbols">The parameter or property, and its twin: a record has both.</param>
/// <param name="Owner">The comment of the method or the type that it belongs to.</param>
internal sealed record BoundValue(ParameterModel Model, ITypeSymbol Type, IReadOnlyList<ISymbol> Symbols, SymbolComment Owner)
{
    public IEnumerable<AttributeData> Attributes => Symbols.SelectMany(s => s.GetAttributes());

    /// <summary>Indicates whether a request without the value is wrong.</summary>
    public bool IsRequired => !Model.IsOptional && Model.Default is null && Model.Collection == Binding.Conversions.CollectionKind.None;
}
