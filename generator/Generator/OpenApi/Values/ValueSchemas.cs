using Adapters.Generator.Binding.Conversions;
using Adapters.Generator.OpenApi.Comments;
using Adapters.Generator.OpenApi.Schemas;
using Adapters.Generator.OpenApi.Text;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Generator.OpenApi.Values;

/// <summary>Describes values that are read from text: of the path, the query, the head and forms.</summary>
internal static class ValueSchemas
{
    /// <summary>Returns the schema of a value, or of a list of values, with what its attributes and its default say.</summary>
    public static JsonObject Of(BoundValue value, CancellationToken cancellation)
    {
        var type = NullableTypes.Unwrap(value.Type, out _);
        var schema = value.Model.Collection == CollectionKind.None
            ? OfSingle(type)
            : PlainTypes.Of("array").SetObject("items", OfSingle(NullableTypes.Unwrap(Collections.ItemOf(type)!, out _)));
        ValueLimits.Apply(schema, value.Attributes);
        if (value.Model.Default is not null)
            schema.Set("default", value.Symbols.Select(s => DefaultOf(s, type, cancellation)).FirstOrDefault(d => d is not null));
        return schema;
    }

    /// <summary>Returns what comments and attributes say of a value.</summary>
    public static string? DescriptionOf(BoundValue value, CancellationToken cancellation) =>
        value.Symbols.Select(s => value.Owner.Parameter(s.Name)).FirstOrDefault(d => d is not null)
        ?? value.Symbols.OfType<IPropertySymbol>().Select(s => CommentReader.Of(s, cancellation).Summary).FirstOrDefault()
        ?? ValueLimits.DescriptionOf(value.Attributes);

    /// <summary>A type of the user's that is parsed from text is text.</summary>
    private static JsonObject OfSingle(ITypeSymbol type) => type is INamedTypeSymbol { TypeKind: TypeKind.Enum } @enum
        ? EnumSchemas.OfNames(@enum)
        : PlainTypes.Find(type) is { Count: > 0 } plain ? plain
        : PlainTypes.Of("string");

    private static string? DefaultOf(ISymbol symbol, ITypeSymbol type, CancellationToken cancellation) => symbol switch
    {
        IParameterSymbol { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } constant } =>
            type is INamedTypeSymbol { TypeKind: TypeKind.Enum } @enum ? NameOf(@enum, constant) : JsonText.Constant(constant),
        IPropertySymbol property => property.DeclaringSyntaxReferences
            .Select(r => (r.GetSyntax(cancellation) as PropertyDeclarationSyntax)?.Initializer?.Value)
            .OfType<LiteralExpressionSyntax>()
            .Select(l => l.Token.Value is { } literal ? JsonText.Constant(literal) : null)
            .FirstOrDefault(),
        _ => null,
    };

    private static string? NameOf(INamedTypeSymbol type, object constant)
    {
        var number = JsonText.Constant(constant);
        var member = EnumParser.MembersOf(type).FirstOrDefault(m => m.Number == number);
        return member is null ? null : JsonText.Quote(member.Name);
    }
}
