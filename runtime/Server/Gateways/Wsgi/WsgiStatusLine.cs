namespace Adapters.Server.Gateways.Wsgi;

/// <summary>The status that start_response is given (PEP 3333, the start_response callable).</summary>
internal static class WsgiStatusLine
{
    private const int CodeLength = 3;

    public static int Parse(string status)
    {
        ArgumentNullException.ThrowIfNull(status);
        if (status.Length <= CodeLength || status[CodeLength] != ' ' || status.AsSpan(0, CodeLength).ContainsAnyExceptInRange('0', '9'))
            throw new ArgumentException("The status is not three digits, a space and a reason, such as '200 OK' (PEP 3333, start_response).", nameof(status));
        foreach (var character in status)
        {
            if (char.IsControl(character))
                throw new ArgumentException($"The status has the control character U+{(int)character:X4} (PEP 3333, start_response).", nameof(status));
        }

        var code = ((status[0] - '0') * 100) + ((status[1] - '0') * 10) + (status[2] - '0');
        return code is >= 200 and <= 599 ? code : throw new ArgumentException(
            $"The status is {code}: that of a response is 200 to 599 (RFC 9110, section 15).", nameof(status));
    }
}
