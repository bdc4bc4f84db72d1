using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Adapters.CompilerServices;

/// <summary>The values of an enum as the serializer writes them: its converter and its naming policy decide, so it is asked.</summary>
internal static class JsonEnumWords
{
    private const string Any = "one of the allowed values";
    private const int MostNames = 20;

    public static string Of(Type type, JsonTypeInfo info)
    {
        try
        {
            return Read(type, info);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or InvalidOperationException)
        {
            // A converter of the user's may only read.
            return Any;
        }
    }

    private static string Read(Type type, JsonTypeInfo info)
    {
        var names = new List<string>();
        foreach (var number in Enum.GetValuesAsUnderlyingType(type))
        {
            var written = JsonSerializer.SerializeToElement(Enum.ToObject(type, number), info);
            if (written.ValueKind == JsonValueKind.Number)
                return ValueWords.Of(number.GetType());
            if (written.ValueKind == JsonValueKind.String && !names.Contains(written.GetString()!))
                names.Add(written.GetString()!);
        }

        return names.Count is 0 or > MostNames ? Any : "one of " + string.Join(", ", names);
    }
}
