using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Adapters.CompilerServices;

/// <summary>Responses of results that have a status of their own, of single values, and of streams.</summary>
public static partial class WsgiRespond
{
    /// <summary>Answers with a value as JSON and the status of the result, or 404 if there is none.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="result">The result, or null.</param>
    /// <param name="info">The JSON metadata of the type.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Typed<T>(
        Environ environ, StartResponse start, JsonResponse<T>? result, JsonTypeInfo<T> info)
    {
        if (result is null)
            return NotFound(environ, start);
        var body = SingleBlock.Rent(start);
        foreach (var header in result.Headers.AsSpan())
            body.Headers.Add(header);
        if (!body.Headers.Contains("content-type"))
            body.Headers.Add(ContentTypes.Json);
        var json = body.Json;
        JsonSerializer.Serialize(json, result.Value, info);
        json.Flush();
        start(WsgiStatus.Line(result.Status), body.Headers);
        return body;
    }

    /// <summary>Answers 200 with text that is JSON, or 404 if there is none.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="json">The JSON, or null.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Raw(Environ environ, StartResponse start, string? json)
    {
        if (json is null)
            return NotFound(environ, start);
        var body = SingleBlock.Rent(start);
        Encoding.UTF8.GetBytes(json, body.Buffer);
        return Start(start, 200, ContentTypes.Json, body);
    }

    /// <summary>Answers 200 with a number as JSON, or 404 if there is none.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="number">The number, or null.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Number<T>(Environ environ, StartResponse start, T? number)
        where T : struct, IFormattable => Raw(environ, start, number is { } some ? Respond.NumberText(some) : null);

    /// <summary>Answers 200 with a number as JSON.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="number">The number.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Number<T>(Environ environ, StartResponse start, T number)
        where T : struct, IFormattable => Raw(environ, start, Respond.NumberText(number));

    /// <summary>Answers 200 with a stream, block by block, or 404 if there is none. The stream is disposed of.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="stream">The stream, or null.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Body(Environ environ, StartResponse start, Stream? stream)
    {
        if (stream is null)
            return NotFound(environ, start);
        start(WsgiStatus.Line(200), [ContentTypes.Octets]);
        return new FileWrapper(stream, FileAnswer.BlockSize);
    }

    /// <summary>Answers with a file, or 404 if there is none.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="file">The file, or null.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> File(Environ environ, StartResponse start, FileResponse? file)
    {
        if (file is null || FileAnswer.Open(file, new FileConditions(environ.Scope)) is not { } answer)
            return NotFound(environ, start);
        if (answer.Status >= 400)
        {
            answer.Dispose();
            return Error(environ, start, answer.Status, headers: answer.Headers);
        }

        start(WsgiStatus.Line(answer.Status), answer.Headers);
        return new FileBlocks(answer, environ.Scope.Method == Method.Head);
    }
}
