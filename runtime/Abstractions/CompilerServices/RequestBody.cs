using System.ComponentModel;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Adapters.CompilerServices;

/// <summary>Reads whole request bodies for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RequestBody
{
    private const int BlockSize = 16 * 1024;

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

    /// <summary>Opens the body as a stream that reads what arrives.</summary>
    /// <param name="receive">The delegate that receives the body.</param>
    /// <returns>The stream. It can only be read asynchronously.</returns>
    public static Stream Stream(Receive receive) => new RequestStream(receive);

    /// <summary>Opens the body as a pipe.</summary>
    /// <param name="receive">The delegate that receives the body.</param>
    /// <returns>The reader.</returns>
    public static PipeReader Pipe(Receive receive) => PipeReader.Create(new RequestStream(receive));

    /// <summary>Enumerates the parts of the body as they arrive.</summary>
    /// <param name="receive">The delegate that receives the body.</param>
    /// <returns>The parts. Each is valid until the next.</returns>
    /// <exception cref="ClientDisconnectedException">The client disconnected before the end of the body.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> Parts(Receive receive)
    {
        ArgumentNullException.ThrowIfNull(receive);
        HttpRequest part;
        do
        {
            part = Take(await receive());
            if (!part.Body.IsEmpty)
                yield return part.Body;
        }
        while (part.MoreBody);
    }

    /// <summary>Enumerates the parts of a synchronous request's body as they arrive.</summary>
    /// <param name="input">The body (<c>wsgi.input</c>).</param>
    /// <returns>The parts. Each is valid until the next.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Blocks(Stream input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var block = new byte[BlockSize];
        while (input.Read(block) is > 0 and var count)
            yield return block.AsMemory(0, count);
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

    /// <summary>Adds the error of a body that is not declared as JSON, which is answered 415 (RFC 9110, section 15.5.16).</summary>
    /// <param name="errors">The errors of the request, or null.</param>
    /// <returns>All errors.</returns>
    public static RequestErrors NotJson(RequestErrors? errors)
    {
        RequestErrors.Add(ref errors, new RequestError("body", null, "must be JSON, with Content-Type: application/json"), 415);
        return errors!;
    }

    /// <summary>Indicates whether the body has no value: it is empty, or JSON's <c>null</c>.</summary>
    /// <param name="body">The body.</param>
    /// <returns>True if it has none.</returns>
    public static bool IsNull(ReadOnlySpan<byte> body) => body.IsEmpty || body.Trim(" \t\r\n"u8).SequenceEqual("null"u8);

    /// <summary>Reads a value from JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="body">The JSON.</param>
    /// <param name="info">The JSON metadata of the type.</param>
    /// <param name="errors">The errors of the request. Each problem with the JSON is added.</param>
    /// <returns>The value, or the default of its type if there is an error.</returns>
    public static T Json<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> info, ref RequestErrors? errors)
    {
        try
        {
            if (JsonSerializer.Deserialize(body, info) is { } value)
                return value;
            RequestErrors.Add(ref errors, new RequestError("body", null, "is null, but a value is required"));
        }
        catch (JsonException) when (body.IsEmpty)
        {
            RequestErrors.Add(ref errors, new RequestError("body", null, "is missing"));
        }
        catch (JsonException failure)
        {
            JsonErrors.Add(body, info, failure, ref errors);
        }
        catch (NotSupportedException)
        {
            // The serializer says of a body without a discriminator what it says of a type that it cannot make at all.
            if (!JsonErrors.TryAdd(body, info, ref errors))
                throw;
        }

        return default!;
    }

    /// <summary>Reads an object from JSON, with the names of the members that it has.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="body">The JSON.</param>
    /// <param name="info">The JSON metadata of the type.</param>
    /// <param name="errors">The errors of the request. Each problem with the JSON is added.</param>
    /// <returns>The object, or the default of its type if there is an error.</returns>
    public static Patch<T> Patch<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> info, ref RequestErrors? errors)
    {
        ArgumentNullException.ThrowIfNull(info);
        var before = errors?.Items.Count;
        var value = Json(body, info, ref errors);
        return new Patch<T>(value, errors?.Items.Count == before ? MembersOf(body, info.Options) : []);
    }

    /// <summary>Returns the names of the members of a JSON object that has been read.</summary>
    private static List<string> MembersOf(ReadOnlySpan<byte> body, JsonSerializerOptions options)
    {
        var json = new Utf8JsonReader(body, new JsonReaderOptions
        {
            AllowTrailingCommas = options.AllowTrailingCommas, CommentHandling = JsonCommentHandling.Skip, MaxDepth = options.MaxDepth,
        });
        var names = new List<string>();
        var isObject = json.Read() && json.TokenType == JsonTokenType.StartObject;
        while (isObject && json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            names.Add(json.GetString()!);
            json.Skip();
        }

        return names;
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
