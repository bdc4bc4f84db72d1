using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Adapters.CompilerServices;

/// <summary>
/// Finds everything that is wrong with a JSON body. The serializer stops at the first error and names types of C#, so the body is
/// compared with the metadata of the type again, member by member. This is done only after the serializer has failed.
/// </summary>
internal sealed class JsonErrors
{
    private const string Place = "body";

    private RequestErrors? _errors;
    private bool _hasFound;

    private JsonErrors(RequestErrors? errors) => _errors = errors;

    /// <summary>Adds the errors of a body that the serializer could not read.</summary>
    public static void Add(ReadOnlySpan<byte> body, JsonTypeInfo info, JsonException failure, ref RequestErrors? errors)
    {
        var finder = new JsonErrors(errors);
        finder.Find(body, info, failure);
        errors = finder._errors;
    }

    /// <summary>Adds the errors of a body, if it has any that the metadata shows.</summary>
    public static bool TryAdd(ReadOnlySpan<byte> body, JsonTypeInfo info, ref RequestErrors? errors)
    {
        var finder = new JsonErrors(errors);
        finder.Compare(body, info);
        errors = finder._errors;
        return finder._hasFound;
    }

    private void Find(ReadOnlySpan<byte> body, JsonTypeInfo info, JsonException failure)
    {
        try
        {
            Compare(body, info);
        }
        catch (JsonException syntax)
        {
            Add(null, $"is not valid JSON: see line {syntax.LineNumber + 1}, byte {syntax.BytePositionInLine + 1}", null);
        }

        if (!_hasFound)
            Add(null, $"is not the expected JSON: see line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1}", null);
    }

    private void Compare(ReadOnlySpan<byte> body, JsonTypeInfo info)
    {
        var reader = new Utf8JsonReader(body, ReaderOptions(info.Options));
        using var document = JsonDocument.ParseValue(ref reader);
        Compare(document.RootElement, info, "#", null);
    }

    private static JsonReaderOptions ReaderOptions(JsonSerializerOptions options) => new()
    {
        AllowTrailingCommas = options.AllowTrailingCommas, CommentHandling = options.ReadCommentHandling, MaxDepth = options.MaxDepth,
    };

    private void Compare(JsonElement value, JsonTypeInfo info, string pointer, string? name)
    {
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object when value.ValueKind == JsonValueKind.Object:
                CompareMembers(value, Derived(value, info, pointer), pointer);
                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array && InfoOf(info.ElementType, info) is { } element:
                foreach (var (index, item) in value.EnumerateArray().Index())
                    Compare(item, element, $"{pointer}/{index}", name);
                break;
            case JsonTypeInfoKind.Dictionary when value.ValueKind == JsonValueKind.Object && InfoOf(info.ElementType, info) is { } element:
                foreach (var member in value.EnumerateObject())
                    Compare(member.Value, element, Append(pointer, member.Name), member.Name);
                break;
            default:
                Try(value, info, pointer, name);
                break;
        }
    }

    /// <summary>The metadata of the derived type that the discriminator of an object names.</summary>
    private JsonTypeInfo Derived(JsonElement value, JsonTypeInfo info, string pointer)
    {
        if (info.PolymorphismOptions is not { DerivedTypes: { Count: > 0 } types, TypeDiscriminatorPropertyName: var name })
            return info;
        var discriminator = Find(value, name, ignoresCase: false);
        var derived = types.FirstOrDefault(t => t.TypeDiscriminator?.ToString() == discriminator?.ToString());
        var problem = discriminator switch
        {
            null => info.Type.IsAbstract ? "is missing" : null,
            _ when derived.DerivedType is null => "must be one of " + string.Join(", ", types.Select(t => t.TypeDiscriminator)),
            _ when !info.Options.AllowOutOfOrderMetadataProperties && value.EnumerateObject().First().Name != name =>
                "must be the first member of its object",
            _ => null,
        };
        if (problem is not null)
            Add(name, problem, Append(pointer, name));
        return InfoOf(derived.DerivedType, info) ?? info;
    }

    private void CompareMembers(JsonElement value, JsonTypeInfo info, string pointer)
    {
        foreach (var property in info.Properties)
        {
            if (Find(value, property.Name, info.Options.PropertyNameCaseInsensitive) is not { } member)
            {
                if (property.IsRequired)
                    Add(property.Name, "is missing", Append(pointer, property.Name));
            }
            else if (property.Set is not null || property.IsRequired)
            {
                CompareMember(member, property, Append(pointer, property.Name));
            }
        }
    }

    private void CompareMember(JsonElement member, JsonPropertyInfo property, string pointer)
    {
        // What a converter of the member reads is known to the converter alone.
        if (property.CustomConverter is null && property.Options.TryGetTypeInfo(property.PropertyType, out var info))
            Compare(member, info, pointer, property.Name);
    }

    private static JsonElement? Find(JsonElement value, string name, bool ignoresCase)
    {
        var comparison = ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        JsonElement? found = null;
        foreach (var member in value.EnumerateObject())
        {
            if (member.Name.Equals(name, comparison))
                found = member.Value;
        }

        return found;
    }

    private static JsonTypeInfo? InfoOf(Type? type, JsonTypeInfo owner) =>
        type is not null && owner.Options.TryGetTypeInfo(type, out var info) ? info : null;

    /// <summary>Reads a value by itself, to see whether it is the one that cannot be read.</summary>
    private void Try(JsonElement value, JsonTypeInfo info, string pointer, string? name)
    {
        try
        {
            value.Deserialize(info);
        }
        catch (JsonException)
        {
            Add(name, "must be " + WordsOf(info), pointer);
        }
    }

    private static string WordsOf(JsonTypeInfo info) => info.Kind switch
    {
        JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "an object",
        JsonTypeInfoKind.Enumerable => "an array",
        _ when (Nullable.GetUnderlyingType(info.Type) ?? info.Type) is { IsEnum: true } type => JsonEnumWords.Of(type, info),
        _ => ValueWords.Of(info.Type),
    };

    private static string Append(string pointer, string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private void Add(string? name, string detail, string? pointer)
    {
        _hasFound = true;
        RequestErrors.Add(ref _errors, new RequestError(Place, name, detail, pointer));
    }
}
