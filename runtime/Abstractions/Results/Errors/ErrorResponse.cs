using System.Buffers;
using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Adapters.CompilerServices;

namespace Adapters;

/// <summary>
/// The one format of every response that reports an error: a problem as JSON (RFC 9457), or HTML or text for a client that prefers
/// them. Servers and generated code write all of theirs here.
/// </summary>
/// <param name="status">The status code.</param>
/// <param name="detail">The problem with this request, or null if the status says it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ErrorResponse(int status, string? detail = null)
{
    /// <summary>A cache must not give the page of a browser to a program (RFC 9110, section 12.5.5).</summary>
    private static readonly Header Vary = new("vary"u8, "accept"u8);

    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    /// <summary>The exception, if the client may see it, or null.</summary>
    public Exception? Exception { get; init; }

    internal RequestErrors? Errors { get; init; }

    /// <summary>Creates the response to a request whose application has failed.</summary>
    /// <param name="error">The exception. If it is an <see cref="HttpException"/>, it has the status.</param>
    /// <param name="isShown">True if the client may see the exception, with its stack.</param>
    /// <returns>The response.</returns>
    public static ErrorResponse Of(Exception error, bool isShown = false)
    {
        var http = error as HttpException;
        return new ErrorResponse(http?.Status ?? 500, http?.Detail)
        {
            Errors = http?.Errors, Exception = isShown ? error : null,
        };
    }

    /// <summary>Writes the body, and adds its fields to those of the response.</summary>
    /// <param name="output">Where the body is written to.</param>
    /// <param name="scope">The request, whose Accept field decides the format; null if it is not known.</param>
    /// <param name="headers">The header fields of the response.</param>
    /// <param name="own">Fields that the handler gave, or null. Those that describe a body are left out: it is not this one.</param>
    public void Write(IBufferWriter<byte> output, ConnectionScope? scope, HeaderList headers, HeaderList? own = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(headers);
        headers.Add(WriteBody(output, scope));
        headers.Add(Vary);
        if (own is null)
            return;
        foreach (var header in own.AsSpan())
        {
            if (!IsOfBody(header.Name))
                headers.Add(header);
        }
    }

    private static bool IsOfBody(ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(name, "content-type"u8)
        || Ascii.EqualsIgnoreCase(name, "content-length"u8) || Ascii.EqualsIgnoreCase(name, "content-encoding"u8)
        || Ascii.EqualsIgnoreCase(name, "content-disposition"u8);

    /// <summary>Returns the Accept field. Several are one list (RFC 9110, section 5.3).</summary>
    private static ReadOnlySpan<byte> AcceptOf(ConnectionScope? scope)
    {
        var accept = default(ReadOnlySpan<byte>);
        if (scope is null)
            return accept;
        var count = 0;
        foreach (var field in scope.Headers)
        {
            if (!Ascii.EqualsIgnoreCase(field.Name, "accept"u8))
                continue;
            accept = field.Value;
            count++;
        }

        return count > 1 ? Encoding.Latin1.GetBytes(scope.Headers["accept"]!) : accept;
    }

    private Header WriteBody(IBufferWriter<byte> output, ConnectionScope? scope)
    {
        var accept = AcceptOf(scope);
        var (json, html, text) = (
            Math.Max(Accept.Weigh(accept, "application/problem+json"u8), Accept.Weigh(accept, "application/json"u8)),
            Accept.Weigh(accept, "text/html"u8), Accept.Weigh(accept, "text/plain"u8));
        if (json >= Math.Max(html, text))
        {
            WriteJson(output, scope);
            return ContentTypes.ProblemJson;
        }

        WriteText(output, html >= text, scope);
        return html >= text ? ContentTypes.Html : ContentTypes.PlainText;
    }

    private void WriteJson(IBufferWriter<byte> output, ConnectionScope? scope)
    {
        var json = _json ??= new Utf8JsonWriter(output);
        json.Reset(output);
        json.WriteStartObject();
        json.WriteString("type"u8, "about:blank"u8);
        if (Status.Reason(status) is { Length: > 0 } title)
            json.WriteString("title"u8, title);
        json.WriteNumber("status"u8, status);
        WriteMember(json, "detail"u8, detail);
        if (Errors is not null)
            WriteErrors(json, Errors);
        WriteTrace(json, scope);
        WriteMember(json, "exception"u8, Exception?.ToString());
        json.WriteEndObject();
        json.Flush();
        json.Reset(ResponseBuffers.None);
    }

    private static void WriteTrace(Utf8JsonWriter json, ConnectionScope? scope)
    {
        if (scope is null)
            return;
        Span<byte> digits = stackalloc byte[32];
        scope.Trace.TryFormat(digits, out _, "N");
        json.WriteString("traceId"u8, digits);
    }

    private static void WriteMember(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    /// <summary>Writes the extension member of RFC 9457, section 3.</summary>
    private static void WriteErrors(Utf8JsonWriter json, RequestErrors errors)
    {
        json.WriteStartArray("errors"u8);
        foreach (var error in errors.Items)
        {
            json.WriteStartObject();
            json.WriteString("in"u8, error.Place);
            WriteMember(json, "name"u8, error.Name);
            WriteMember(json, "pointer"u8, error.Pointer);
            json.WriteString("detail"u8, error.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the same as lines of text; in HTML, they stand as they are, under a heading.</summary>
    private void WriteText(IBufferWriter<byte> output, bool isHtml, ConnectionScope? scope)
    {
        var title = $"{status} {Status.Reason(status)}".TrimEnd();
        var lines = new StringBuilder();
        Append(lines, detail);
        foreach (var error in Errors is { Items.Count: > 1 } ? Errors.Items : [])
            Append(lines, error.Sentence);
        Append(lines, scope is null ? null : "Trace: " + scope.TraceId);
        Append(lines, Exception?.ToString());
        var page = isHtml
            ? $"<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<h1>{title}</h1>\n"
                + $"<pre>{Escape(lines.ToString())}</pre>\n"
            : $"{title}\n{lines}";
        output.Write(Encoding.UTF8.GetBytes(page));
    }

    private static void Append(StringBuilder lines, string? line)
    {
        if (line is not null)
            lines.Append(line).Append('\n');
    }

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal);
}
