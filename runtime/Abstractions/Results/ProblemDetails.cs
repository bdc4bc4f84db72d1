using System.Text.Json;
using Adapters.CompilerServices;

namespace Adapters;

/// <summary>Describes to a client a problem with its request (RFC 9457). Every problem of ours is written here.</summary>
internal static class ProblemDetails
{
    public static void Write(Utf8JsonWriter json, int status, string detail, RequestErrors? errors = null)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "about:blank"u8);
        json.WriteString("title"u8, Status.Reason(status));
        json.WriteNumber("status"u8, status);
        json.WriteString("detail"u8, detail);
        if (errors is not null)
            WriteErrors(json, errors);
        json.WriteEndObject();
        json.Flush();
    }

    /// <summary>Writes the extension member of RFC 9457, section 3.</summary>
    private static void WriteErrors(Utf8JsonWriter json, RequestErrors errors)
    {
        json.WriteStartArray("errors"u8);
        foreach (var error in errors.Items)
        {
            json.WriteStartObject();
            json.WriteString("in"u8, error.Place);
            if (error.Name is not null)
                json.WriteString("name"u8, error.Name);
            if (error.Pointer is not null)
                json.WriteString("pointer"u8, error.Pointer);
            json.WriteString("detail"u8, error.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
