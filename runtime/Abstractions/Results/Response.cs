using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Adapters;

/// <summary>
/// A whole response that a handler returns: status, header fields and body. An error without a body is answered as a problem (RFC 9457).
/// </summary>
/// <param name="status">The status code, 200 to 599.</param>
/// <param name="body">The body.</param>
public class Response(int status, ReadOnlyMemory<byte> body = default)
{
    /// <summary>Creates an error, which is answered as a problem.</summary>
    /// <param name="status">The status code, 400 to 599.</param>
    /// <param name="detail">The problem with this request, or null if the status says it.</param>
    private protected Response(int status, string? detail)
        : this(status) => Detail = detail;

    /// <summary>The status code.</summary>
    public int Status { get; } = status;

    /// <summary>The header fields.</summary>
    public HeaderList Headers { get; } = [];

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body { get; } = body;

    /// <summary>The problem with the request, for an error without a body.</summary>
    internal string? Detail { get; }

    /// <summary>True if it reports an error and says nothing about it, so that <see cref="ErrorResponse"/> does.</summary>
    internal bool IsBareError => Status >= 400 && Body.IsEmpty && !Headers.Contains("content-type");

    /// <summary>Creates an error, which is answered as a problem: as JSON (RFC 9457), HTML or text, as the client prefers.</summary>
    /// <param name="status">The status code, 400 to 599.</param>
    /// <param name="detail">The problem with this request, or null if the status says it.</param>
    /// <returns>The response.</returns>
    public static Response Problem(int status, string? detail = null) => new(status, detail);

    /// <summary>Adds a cookie.</summary>
    /// <param name="cookie">The cookie.</param>
    /// <returns>The same response.</returns>
    public Response With(Cookie cookie)
    {
        ArgumentNullException.ThrowIfNull(cookie);
        Headers.Add("set-cookie", cookie.ToField());
        return this;
    }

    /// <summary>Adds a header field.</summary>
    /// <param name="name">The name, in lower case.</param>
    /// <param name="value">The value.</param>
    /// <returns>The same response.</returns>
    public Response With(string name, string value)
    {
        Headers.Add(name, value);
        return this;
    }

    /// <summary>Returns the field with a URL. Characters that a URL does not have are percent-encoded (RFC 3986, section 2.1).</summary>
    internal static Header LocationOf(string location)
    {
        ArgumentNullException.ThrowIfNull(location);
        return new Header("location", string.Concat(location.EnumerateRunes().Select(
            r => r.Value is <= ' ' or >= 127 || "\"<>\\^`{|}".Contains((char)r.Value, StringComparison.Ordinal)
                ? Uri.EscapeDataString(r.ToString())
                : r.ToString())));
    }

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
