using System.Text;
using Adapters.Protocols.Syntax;

namespace Adapters.Server.Connections.Http1;

/// <summary>
/// The facts that the server needs about an application's header fields before it writes them. Framing and the connection
/// belong to the server (ASGI HTTP 2.5): those fields are interpreted and not passed on.
/// </summary>
internal struct ResponseFields
{
    public int Size;
    public long ContentLength;
    public bool HasDate;
    public bool HasServer;
    public bool HasFramingFields;
    public bool WantsClose;

    public static ResponseFields Scan(HeaderList headers)
    {
        var fields = new ResponseFields { ContentLength = -1 };
        foreach (var header in headers.AsSpan())
        {
            fields.Size += header.Line.Length;
            fields.Inspect(header);
        }

        return fields;
    }

    /// <summary>Indicates whether the server writes this field itself, or not at all.</summary>
    public static bool IsFraming(ReadOnlySpan<byte> name) => name.Length switch
    {
        10 => Is(name, "connection"u8) || Is(name, "keep-alive"u8),
        14 => Is(name, "content-length"u8),
        17 => Is(name, "transfer-encoding"u8),
        _ => false,
    };

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> expected) => Ascii.EqualsIgnoreCase(name, expected);

    private void Inspect(in Header header)
    {
        var name = header.Name;
        switch (name.Length)
        {
            case 4 when Is(name, "date"u8):
                HasDate = true;
                break;
            case 6 when Is(name, "server"u8):
                HasServer = true;
                break;
            case 10 or 14 or 17 when IsFraming(name):
                HasFramingFields = true;
                ReadFraming(header);
                break;
        }
    }

    private void ReadFraming(in Header header)
    {
        if (header.Name.Length == 14)
            ContentLength = ParseLength(header.Value);
        else if (Is(header.Name, "connection"u8) && HttpTokens.ListContains(header.Value, "close"u8))
            WantsClose = true;
    }

    private readonly long ParseLength(ReadOnlySpan<byte> value)
    {
        if (!WireNumber.TryParseDecimal(value, out var length))
            throw new ArgumentException(
                $"The Content-Length '{Encoding.Latin1.GetString(value)}' is not a number of bytes (RFC 9110, section 8.6).");
        if (ContentLength >= 0 && ContentLength != length)
            throw new ArgumentException("The response has two different Content-Length fields (RFC 9110, section 8.6).");
        return length;
    }
}
