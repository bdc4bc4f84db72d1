using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Adapters.CompilerServices;

/// <summary>Reads whole request bodies for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RequestBody
{
    /// <summary>Reads the body. A body that arrives in one part is not copied.</summary>
    /// <param name="receive">The delegate that receives the body.</param>
    /// <returns>The bytes, valid until the next call of receive.</returns>
    /// <exception cref="ClientDisconnectedException">The client disconnected before the end of the body.</exception>
    public static ValueTask<ReadOnlyMemory<byte>> ReadAsync(Receive receive)
    {
        var first = receive();
        return first.IsCompletedSuccessfully && Take(first.Result) is { MoreBody: false } whole
            ? new ValueTask<ReadOnlyMemory<byte>>(whole.Body)
            : ReadPartsAsync(first, receive);
    }

    /// <summary>Reads the body of a synchronous request.</summary>
    /// <param name="input">The body (<c>wsgi.input</c>).</param>
    /// <returns>The bytes.</returns>
    public static byte[] ReadAll(Stream input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var body = new MemoryStream();
        input.CopyTo(body);
        return body.ToArray();
    }

    /// <summary>Indicates whether the header fields declare the body as JSON (RFC 8259; structured suffix, RFC 6839).</summary>
    /// <param name="headers">The header fields of the request.</param>
    /// <returns>True if they do.</returns>
    public static bool IsJson(RequestHeaders headers)
    {
        if (!headers.TryGetValue("content-type"u8, out var type))
            return false;
        var end = type.IndexOf((byte)';');
        var media = (end < 0 ? type : type[..end]).TrimEnd((byte)' ');
        return Ascii.EqualsIgnoreCase(media, "application/json"u8)
            || (media.Length > 5 && Ascii.EqualsIgnoreCase(media[^5..], "+json"u8));
    }

    /// <summary>Reads a value from JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="body">The JSON.</param>
    /// <param name="info">The JSON metadata of the type.</param>
    /// <param name="value">The value.</param>
    /// <param name="problem">The problem with the JSON, or null.</param>
    /// <returns>True if there is a value.</returns>
    public static bool TryReadJson<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> info, out T value, out string? problem)
    {
        try
        {
            value = JsonSerializer.Deserialize(body, info)!;
            problem = value is null ? "The body is null, but a value is required." : null;
            return problem is null;
        }
        catch (JsonException error)
        {
            value = default!;
            problem = $"The body is not the expected JSON: at {error.Path ?? "$"}, line {error.LineNumber + 1}, "
                + $"byte {error.BytePositionInLine + 1}.";
            return false;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<ReadOnlyMemory<byte>> ReadPartsAsync(ValueTask<ReceiveEvent> first, Receive receive)
    {
        var part = Take(await first);
        if (!part.MoreBody)
            return part.Body;
        var body = new byte[Math.Max(part.Body.Length * 2, 4096)];
        var length = 0;
        while (true)
        {
            if (body.Length - length < part.Body.Length)
                Array.Resize(ref body, Math.Max(body.Length * 2, length + part.Body.Length));
            part.Body.CopyTo(body.AsMemory(length));
            length += part.Body.Length;
            if (!part.MoreBody)
                return body.AsMemory(0, length);
            part = Take(await receive());
        }
    }

    private static HttpRequest Take(ReceiveEvent message) =>
        message as HttpRequest ?? throw new ClientDisconnectedException("The client disconnected before the end of its request body.");
}
