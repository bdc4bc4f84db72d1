using Adapters.Generator.OpenApi.Comments;
using Adapters.Generator.OpenApi.Members;
using Adapters.Generator.OpenApi.Text;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.OpenApi.Schemas;

/// <summary>
/// Describes types as one JsonSerializerContext reads and writes them. A type of the user has a schema with a name, so that a type that
/// contains itself is described by a reference; types of .NET are described in place.
/// </summary>
internal sealed class JsonSchemas(JsonPolicy policy, CancellationToken cancellation)
{
    /// <summary>A generic type that contains itself with other arguments would have no end.</summary>
    private const int MostNesting = 8;

    private const string Converter = "System.Text.Json.Serialization.JsonConverterAttribute";

    private readonly Dictionary<string, ApiSchema?> _components = new(StringComparer.Ordinal);
    private readonly HashSet<string> _uncommented = new(StringComparer.Ordinal);

    public JsonPolicy Policy => policy;

    public CancellationToken Cancellation => cancellation;

    /// <summary>The schemas that have names.</summary>
    public IEnumerable<ApiSchema> Components =>
        _components.Values.OfType<ApiSchema>().OrderBy(s => s.Key, StringComparer.Ordinal);

    /// <summary>The assemblies whose comments are in files.</summary>
    public IEnumerable<string> Uncommented => _uncommented.OrderBy(n => n, StringComparer.Ordinal);

    /// <summary>Returns the schema of a type, which allows null if the type has a question mark.</summary>
    public JsonObject Of(ITypeSymbol type)
    {
        cancellation.ThrowIfCancellationRequested();
        var schema = OfValue(NullableTypes.Unwrap(type, out var isNullable));
        return isNullable ? NullSchemas.Allow(schema) : schema;
    }

    /// <summary>Returns the schema of a member, which may have a converter of its own.</summary>
    public JsonObject Of(JsonMember member)
    {
        if (member.Symbol.GetAttributes().FirstOrDefault(a => TypeNames.Is(a.AttributeClass, Converter)) is not { } attribute)
            return Of(member.Type);
        var type = NullableTypes.Unwrap(member.Type, out var isNullable);
        var isNamed = type is INamedTypeSymbol { TypeKind: TypeKind.Enum }
            && EnumConverters.IsOne(attribute.ConstructorArguments.FirstOrDefault().Value as ITypeSymbol);
        var schema = isNamed ? EnumSchemas.OfNames((INamedTypeSymbol)type) : new JsonObject();
        return isNullable ? NullSchemas.Allow(schema) : schema;
    }

    private JsonObject OfValue(ITypeSymbol type)
    {
        if (PlainTypes.Find(type) is { } plain)
            return policy.HasTextNumbers && plain["type"] is "\"integer\"" or "\"number\"" ? plain.SetText("type", "string") : plain;
        if (type is IArrayTypeSymbol || (IsOfPlatform(type) && (Collections.ItemOf(type) ?? Collections.ValueOf(type)) is not null))
            return OfCollection(type);
        return type is INamedTypeSymbol { TypeKind: not (TypeKind.Error or TypeKind.Delegate) } named && Nesting(type) <= MostNesting
            ? Refer(named)
            : new JsonObject();
    }

    private JsonObject OfCollection(ITypeSymbol type)
    {
        if (Collections.ValueOf(type) is { } value)
            return PlainTypes.Of("object").Set("additionalProperties", Of(value).ToString());
        var items = PlainTypes.Of("array").SetFlag("uniqueItems", Collections.IsSet(type));
        return items.Set("items", Collections.ItemOf(type) is { } item ? Of(item).ToString() : "{}");
    }

    /// <summary>Returns a reference to the schema of a type, which is made when the type is first seen.</summary>
    private JsonObject Refer(INamedTypeSymbol type)
    {
        var key = $"{type.ToDisplayString(TypeNames.Full)} {policy.Key}";
        if (!_components.ContainsKey(key))
        {
            _components.Add(key, null);
            var schema = Describe(type);
            _components[key] = new ApiSchema(
                key, SchemaNames.Of(type), SchemaNames.FullOf(type), schema.ToString(), ObjectSchemas.ToPatch(schema));
        }

        return Reference(key);
    }

    /// <summary>Adds a schema that is not that of a type, and returns a reference to it.</summary>
    public JsonObject Refer(INamedTypeSymbol type, string prefix, JsonObject schema)
    {
        var key = $"{prefix}+{type.ToDisplayString(TypeNames.Full)} {policy.Key}";
        _components[key] = new ApiSchema(
            key, prefix + SchemaNames.Of(type), $"{SchemaNames.FullOf(type)}.{prefix}", schema.ToString(), null);
        return Reference(key);
    }

    private static JsonObject Reference(string key) => new JsonObject().Set("$ref", $"\"{DocumentMarks.OfComponent(key)}\"");

    private JsonObject Describe(INamedTypeSymbol type)
    {
        return DescribeKind(type)
            .Set("description", DescriptionOf(type)).SetFlag("deprecated", ValueLimits.IsObsolete(type.GetAttributes()));
    }

    private JsonObject DescribeKind(INamedTypeSymbol type)
    {
        var converter = type.GetAttributes().FirstOrDefault(a => TypeNames.Is(a.AttributeClass, Converter));
        if (type.TypeKind == TypeKind.Enum)
            return HasNames(type, converter) ? EnumSchemas.OfNames(type) : EnumSchemas.OfNumbers(type);
        if (converter is not null)
            return new JsonObject();
        if (Collections.ItemOf(type) is not null || Collections.ValueOf(type) is not null)
            return OfCollection(type);
        return PolymorphicSchemas.Describe(type, this) ?? ObjectSchemas.Describe(type, this);
    }

    private bool HasNames(INamedTypeSymbol type, AttributeData? converter) => converter is not null
        ? EnumConverters.IsOne(converter.ConstructorArguments.FirstOrDefault().Value as ITypeSymbol)
        : policy.HasEnumNames || policy.EnumConverters.Contains(EnumConverters.Any)
            || policy.EnumConverters.Contains(type.ToDisplayString(TypeNames.Full));

    /// <summary>Returns the summary of a symbol as JSON, or null. An assembly whose comments are in a file is noted.</summary>
    public string? DescriptionOf(ISymbol symbol)
    {
        var comment = CommentReader.Of(symbol, cancellation);
        if (comment.FileId is not { } id)
            return comment.Summary is { } text ? JsonText.Quote(text) : null;
        if (IsOfPlatform(symbol))
            return null;
        _uncommented.Add(symbol.ContainingAssembly.Name);
        return DocumentMarks.OfComment(id);
    }

    /// <summary>Returns what the comment of a type says of a parameter of its constructor, as JSON, or null.</summary>
    public string? DescriptionOf(IParameterSymbol parameter)
    {
        var comment = CommentReader.Of(parameter.ContainingType, cancellation);
        return comment.FileId is { } id ? DocumentMarks.OfComment(SymbolComment.ParameterId(id, parameter.Name))
            : comment.Parameter(parameter.Name) is { } text ? JsonText.Quote(text)
            : null;
    }

    private static bool IsOfPlatform(ISymbol symbol)
    {
        var space = symbol.ContainingNamespace?.ToDisplayString() ?? "";
        return space == "System" || space.StartsWith("System.", StringComparison.Ordinal);
    }

    private static int Nesting(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => 1 + Nesting(array.ElementType),
        INamedTypeSymbol { TypeArguments.IsEmpty: false } named => 1 + named.TypeArguments.Max(Nesting),
        _ => 0,
    };
}
