namespace Adapters.Protocols.Syntax;

/// <summary>
/// Reads text from left to right by the grammar of HTTP: tokens, quoted strings and parameters (RFC 9110, section 5.6). If the
/// requested element is not there, the position stays.
/// </summary>
internal ref struct FieldScanner(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>The text that was not taken yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    public bool TryTakeToken(out ReadOnlySpan<byte> token)
    {
        token = _rest[..HttpTokens.LengthAtStart(_rest)];
        _rest = _rest[token.Length..];
        return !token.IsEmpty;
    }

    /// <summary>Takes a separator, with surrounding white space.</summary>
    public bool TryTakeSeparator(byte separator)
    {
        var trimmed = _rest.TrimStart(" \t"u8);
        if (trimmed.IsEmpty || trimmed[0] != separator)
            return false;
        _rest = trimmed[1..].TrimStart(" \t"u8);
        return true;
    }

    /// <summary>
    /// Takes any number of <c>;name=value</c>. Returns false if one is malformed. If <paramref name="mayLackValue"/> is set,
    /// <c>;name</c> is valid too.
    /// </summary>
    public bool TryTakeParameters(bool mayLackValue, out int count)
    {
        for (count = 0; TryTakeSeparator((byte)';'); count++)
        {
            if (!TryTakeToken(out _))
                return false;
            var isGood = TryTakeSeparator((byte)'=') ? TryTakeToken(out _) || TryTakeQuotedString() : mayLackValue;
            if (!isGood)
                return false;
        }

        return true;
    }

    /// <summary>Takes a quoted string (RFC 9110, section 5.6.4): any bytes except control characters, with quotes escaped.</summary>
    private bool TryTakeQuotedString()
    {
        if (_rest.IsEmpty || _rest[0] != '"')
            return false;
        for (var i = 1; i < _rest.Length; i++)
        {
            if (_rest[i] == '"')
            {
                _rest = _rest[(i + 1)..];
                return true;
            }

            if (_rest[i] == '\\' && ++i == _rest.Length)
                return false;
            if (IsControl(_rest[i]))
                return false;
        }

        return false;
    }

    private static bool IsControl(byte b) => (b < 0x20 && b != '\t') || b == 0x7f;
}
