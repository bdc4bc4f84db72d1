using System.Text.Json;

namespace Adapters;

/// <summary>Describes to a client a problem with its request (RFC 9457).</summary>
internal static class ProblemDetails
{
    public static void Write(Utf8JsonWriter json, int status, string detail)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "about:blank"u8);
        json.WriteString("title"u8, Status.Reason(status));
        json.WriteNumber("status"u8, status);
        json.WriteString("detail"u8, detail);
        json.WriteEndObject();
        json.Flush();
    }
}
