using System.Buffers;
using System.ComponentModel;
using System.Text;

namespace Adapters.CompilerServices;

/// <summary>
/// The values of one name in a part of a request, for generated code. It finds and decodes them; a conversion turns the text
/// into a value. Any part goes with any conversion.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct RequestValues
{
    private const int StackLimit = 256;

    private readonly ValuePlace _place;
    private readonly ReadOnlySpan<byte> _name;
    private readonly RequestHeaders _headers;
    private readonly FormData? _form;
    private ReadOnlySpan<byte> _rest;
    private int _next;

    private RequestValues(ValuePlace place, ReadOnlySpan<byte> name)
    {
        _place = place;
        _name = name;
    }

    private RequestValues(ValuePlace place, ReadOnlySpan<byte> name, RequestHeaders headers)
        : this(place, name) => _headers = headers;

    private RequestValues(ValuePlace place, ReadOnlySpan<byte> name, ReadOnlySpan<byte> pairs)
        : this(place, name) => _rest = pairs;

    private RequestValues(ReadOnlySpan<byte> name, FormData form)
        : this(ValuePlace.Form, name) => _form = form;

    private readonly string Place => _place switch
    {
        ValuePlace.Query => "query",
        ValuePlace.Header => "header",
        ValuePlace.Cookie => "cookie",
        _ => "form",
    };

    /// <summary>The values in the query.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="name">The name (UTF-8), decoded. The names of the query are decoded before they are compared.</param>
    /// <returns>The values.</returns>
    public static RequestValues Query(ConnectionScope scope, ReadOnlySpan<byte> name)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return new RequestValues(ValuePlace.Query, name, scope.QueryString);
    }

    /// <summary>The values of a header field: one for each line.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="name">The name in lower case.</param>
    /// <returns>The values.</returns>
    public static RequestValues Header(ConnectionScope scope, ReadOnlySpan<byte> name)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return new RequestValues(ValuePlace.Header, name, scope.Headers);
    }

    /// <summary>The values of a cookie (RFC 6265, section 5.4).</summary>
    /// <param name="scope">The request.</param>
    /// <param name="name">The name. Case matters.</param>
    /// <returns>The values.</returns>
    public static RequestValues Cookie(ConnectionScope scope, ReadOnlySpan<byte> name)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return new RequestValues(ValuePlace.Cookie, name, scope.Headers);
    }

    /// <summary>The values of a field in a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="name">The name. Case matters.</param>
    /// <returns>The values.</returns>
    public static RequestValues Form(FormData form, ReadOnlySpan<byte> name) => new(name, form);

    /// <summary>The values of a field in a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="name">The name. Case matters.</param>
    /// <returns>The values.</returns>
    public static RequestValues Form(FormData form, string name) => new(Encoding.UTF8.GetBytes(name), form);

    /// <summary>Reads the first value, which must be there.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TConversion">The conversion.</typeparam>
    /// <param name="errors">The errors of the request. If the value is missing or not valid, one is added.</param>
    /// <returns>The value, or the default of its type if there is an error.</returns>
    public T Required<T, TConversion>(ref RequestErrors? errors)
        where TConversion : IValueConversion<T>
    {
        if (MoveNext(out var text))
            return Convert<T, TConversion>(text, ref errors);
        RequestErrors.AddMissing(ref errors, Place, _name);
        return default!;
    }

    /// <summary>Reads the first value, if there is one.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TConversion">The conversion.</typeparam>
    /// <param name="fallback">The value if there is none.</param>
    /// <param name="errors">The errors of the request. If the value is not valid, one is added.</param>
    /// <returns>The value.</returns>
    public T Optional<T, TConversion>(T fallback, ref RequestErrors? errors)
        where TConversion : IValueConversion<T> =>
        MoveNext(out var text) ? Convert<T, TConversion>(text, ref errors) : fallback;

    /// <summary>Reads all values.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <typeparam name="TConversion">The conversion.</typeparam>
    /// <param name="errors">The errors of the request. One is added for each value that is not valid.</param>
    /// <returns>The values, in order; none if there are none.</returns>
    public List<T> List<T, TConversion>(ref RequestErrors? errors)
        where TConversion : IValueConversion<T> => ListOrNull<T, TConversion>(ref errors) ?? [];

    /// <summary>Reads all values.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <typeparam name="TConversion">The conversion.</typeparam>
    /// <param name="errors">The errors of the request. One is added for each value that is not valid.</param>
    /// <returns>The values, in order, or null if there are none.</returns>
    public List<T>? ListOrNull<T, TConversion>(ref RequestErrors? errors)
        where TConversion : IValueConversion<T>
    {
        List<T>? values = null;
        while (MoveNext(out var text))
            AddAll<T, TConversion>(values ??= [], text, ref errors);
        return values;
    }

    /// <summary>Reads all values.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <typeparam name="TConversion">The conversion.</typeparam>
    /// <param name="errors">The errors of the request. One is added for each value that is not valid.</param>
    /// <returns>The values, in order; none if there are none.</returns>
    public T[] Array<T, TConversion>(ref RequestErrors? errors)
        where TConversion : IValueConversion<T> => ArrayOrNull<T, TConversion>(ref errors) ?? [];

    /// <summary>Reads all values.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <typeparam name="TConversion">The conversion.</typeparam>
    /// <param name="errors">The errors of the request. One is added for each value that is not valid.</param>
    /// <returns>The values, in order, or null if there are none.</returns>
    public T[]? ArrayOrNull<T, TConversion>(ref RequestErrors? errors)
        where TConversion : IValueConversion<T> => ListOrNull<T, TConversion>(ref errors)?.ToArray();

    /// <summary>A line of a header field may be a list itself, which says the same as several lines (RFC 9110, section 5.6.1).</summary>
    private readonly void AddAll<T, TConversion>(List<T> values, ReadOnlySpan<byte> text, ref RequestErrors? errors)
        where TConversion : IValueConversion<T>
    {
        if (_place != ValuePlace.Header)
        {
            values.Add(Convert<T, TConversion>(text, ref errors));
            return;
        }

        while (FieldList.MoveNext(ref text, out var member))
            values.Add(Convert<T, TConversion>(member, ref errors));
    }

    private bool MoveNext(out ReadOnlySpan<byte> value) => _place switch
    {
        ValuePlace.Query => MoveNextPair(out value),
        ValuePlace.Header => MoveNextField(_name, out value),
        ValuePlace.Cookie => MoveNextCookie(out value),
        _ => MoveNextFormField(out value),
    };

    private bool MoveNextPair(out ReadOnlySpan<byte> value)
    {
        var rest = _rest;
        var isFound = NamedPairs.MoveNext(ref rest, _name, out value);
        _rest = rest;
        return isFound;
    }

    private bool MoveNextField(scoped ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        while (_next < _headers.Count)
        {
            var field = _headers[_next++];
            value = field.Value;
            if (field.Name.SequenceEqual(name))
                return true;
        }

        value = default;
        return false;
    }

    private bool MoveNextFormField(out ReadOnlySpan<byte> value)
    {
        var fields = _form!.Fields;
        while (_next < fields.Count)
        {
            var field = fields[_next++];
            value = field.Value.Span;
            if (_name.SequenceEqual(field.Name))
                return true;
        }

        value = default;
        return false;
    }

    private bool MoveNextCookie(out ReadOnlySpan<byte> value)
    {
        var rest = _rest;
        bool isFound;
        do
            isFound = CookiePairs.MoveNext(ref rest, _name, out value);
        while (!isFound && MoveNextField("cookie"u8, out rest));
        _rest = rest;
        return isFound;
    }

    private readonly T Convert<T, TConversion>(ReadOnlySpan<byte> text, ref RequestErrors? errors)
        where TConversion : IValueConversion<T>
    {
        if (TryConvert<T, TConversion>(text, out var value))
            return value;
        RequestErrors.AddInvalid(ref errors, Place, _name, TConversion.Expected);
        return default!;
    }

    private readonly bool TryConvert<T, TConversion>(ReadOnlySpan<byte> text, out T value)
        where TConversion : IValueConversion<T>
    {
        var plusIsSpace = _place == ValuePlace.Query;
        if (!IsEncoded(text))
            return TConversion.TryConvert(text, out value);
        byte[]? rented = null;
        var decoded = text.Length <= StackLimit ? stackalloc byte[StackLimit] : rented = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            return TConversion.TryConvert(decoded[..PercentEncoding.Decode(text, decoded, plusIsSpace)], out value);
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>A header field is never encoded, and a field of a form is decoded when the form is read.</summary>
    private readonly bool IsEncoded(ReadOnlySpan<byte> text) => _place switch
    {
        ValuePlace.Query => text.ContainsAny((byte)'%', (byte)'+'),
        ValuePlace.Cookie => text.Contains((byte)'%'),
        _ => false,
    };
}
