using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Adapters;

/// <summary>A whole response that a handler returns: status, header fields and body.</summary>
/// <param name="status">The status code, 200 to 599.</param>
/// <param name="body">The body.</param>
public sealed class Response(int status, ReadOnlyMemory<byte> body = default)
{
    /// <summary>The status code.</summary>
    public int Status { get; } = status;

    /// <summary>The header fields.</summary>
    public HeaderList Headers { get; } = [];

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body { get; } = body;

    /// <summary>Creates a response with text.</summary>
    /// <param name="text">The text, sent as UTF-8.</param>
    /// <param name="status">The status code.</param>
    /// <returns>The response.</returns>
    public static Response Text(string text, int status = 200)
    {
        var response = new Response(status, Encoding.UTF8.GetBytes(text));
        response.Headers.Add("content-type", "text/plain; charset=utf-8");
        return response;
    }

    /// <summary>Creates a response with bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="contentType">Their media type (RFC 9110, section 8.3).</param>
    /// <param name="status">The status code.</param>
    /// <returns>The response.</returns>
    public static Response Bytes(ReadOnlyMemory<byte> bytes, string contentType = "application/octet-stream", int status = 200)
    {
        var response = new Response(status, bytes);
        response.Headers.Add("content-type", contentType);
        return response;
    }

    /// <summary>Creates a response with a value as JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="info">The JSON metadata of the type, such as <c>MyJson.Default.Item</c>.</param>
    /// <param name="status">The status code.</param>
    /// <returns>The response.</returns>
    public static Response Json<T>(T value, JsonTypeInfo<T> info, int status = 200) =>
        Bytes(JsonSerializer.SerializeToUtf8Bytes(value, info), "application/json", status);
}
