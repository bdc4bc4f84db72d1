using System.Text;
using System.Text.Json;

namespace Adapters.Simulation.Recordings;

/// <summary>The fields of a line of a recording: one that is missing, or is something else, is named.</summary>
internal static class RecordedFields
{
    /// <summary>More than any time or number of a recording.</summary>
    private const long Most = 1_000_000_000_000;

    public static string Text(JsonElement line, string name) => Find(line, name, JsonValueKind.String).GetString()!;

    public static long Number(JsonElement line, string name, long most = Most) =>
        Find(line, name, JsonValueKind.Number).TryGetInt64(out var number) && number >= 0 && number <= most
            ? number
            : throw new FormatException($"'{name}' is not a whole number from 0 to {most}");

    /// <summary>A character for each byte, of the same number.</summary>
    public static byte[] Bytes(JsonElement line, string name)
    {
        var text = Text(line, name);
        return text.AsSpan().IndexOfAnyExceptInRange('\0', '\u00ff') < 0
            ? Encoding.Latin1.GetBytes(text)
            : throw new FormatException($"'{name}' has a character that is no byte");
    }

    private static JsonElement Find(JsonElement line, string name, JsonValueKind kind) =>
        line.ValueKind == JsonValueKind.Object && line.TryGetProperty(name, out var value) && value.ValueKind == kind
            ? value
            : throw new FormatException($"'{name}' is missing, or is not a JSON {(kind == JsonValueKind.String ? "string" : "number")}");
}
