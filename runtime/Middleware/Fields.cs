using System.Text;

namespace Adapters.Middleware;

/// <summary>Reads and changes the header fields of responses.</summary>
internal static class Fields
{
    private static readonly Header VaryOrigin = new("vary"u8, "origin"u8);
    private static readonly Header VaryEncoding = new("vary"u8, "accept-encoding"u8);
    private static readonly Header VaryCookie = new("vary"u8, "cookie"u8);

    /// <summary>
    /// Returns the event with other fields, if it starts a response. The application's own stays as it is: it may be sent again, and what
    /// is of one request would reach the next one.
    /// </summary>
    public static SendEvent Change(SendEvent message, Action<HeaderList> change)
    {
        if (message is not HttpResponseStart start)
            return message;
        var changed = start.Copy();
        change(changed.Headers);
        return changed;
    }

    public static bool Has(HeaderList headers, ReadOnlySpan<byte> name)
    {
        foreach (var header in headers.AsSpan())
        {
            if (Ascii.EqualsIgnoreCase(header.Name, name))
                return true;
        }

        return false;
    }

    public static ReadOnlySpan<byte> Value(HeaderList headers, ReadOnlySpan<byte> name)
    {
        foreach (var header in headers.AsSpan())
        {
            if (Ascii.EqualsIgnoreCase(header.Name, name))
                return header.Value;
        }

        return default;
    }

    /// <summary>Determines whether the fields of a name, which are lists, have an item. Parameters of items are left out.</summary>
    public static bool HasItem(HeaderList headers, ReadOnlySpan<byte> name, ReadOnlySpan<byte> item)
    {
        foreach (var header in headers.AsSpan())
        {
            if (!Ascii.EqualsIgnoreCase(header.Name, name))
                continue;
            foreach (var range in header.Value.Split((byte)','))
            {
                if (Ascii.EqualsIgnoreCase(header.Value[range].Trim(" \t"u8), item))
                    return true;
            }
        }

        return false;
    }

    public static void VaryByOrigin(HeaderList headers) => Vary(headers, VaryOrigin);

    public static void VaryByEncoding(HeaderList headers) => Vary(headers, VaryEncoding);

    public static void VaryByCookie(HeaderList headers) => Vary(headers, VaryCookie);

    private static void Vary(HeaderList headers, Header vary)
    {
        if (!HasItem(headers, "vary"u8, vary.Value) && !HasItem(headers, "vary"u8, "*"u8))
            headers.Add(vary);
    }
}
