namespace Adapters.Server.Gateways.Wsgi;

/// <summary>The status passed to start_response (PEP 3333, the start_response callable).</summary>
internal static class WsgiStatusLine
{
    private const int CodeLength = 3;

    /// <param name="status">The status, as the application passes it.</param>
    /// <param name="reason">The reason phrase, or null if it is the usual one of the code.</param>
    public static int Parse(string status, out string? reason)
    {
        ArgumentNullException.ThrowIfNull(status);
        if (status.Length <= CodeLength || status[CodeLength] != ' ' || status.AsSpan(0, CodeLength).ContainsAnyExceptInRange('0', '9'))
            throw new ArgumentException(
                "The status is not three digits, a space and a reason, such as '200 OK' (PEP 3333, start_response).", nameof(status));
        var code = ((status[0] - '0') * 100) + ((status[1] - '0') * 10) + (status[2] - '0');
        if (code is < 200 or > 599)
            throw new ArgumentException(
                $"The status is {code}, but a response has a status of 200 to 599 (RFC 9110, section 15).", nameof(status));
        var given = status.AsSpan(CodeLength + 1);
        ReasonPhrase.Check(given);
        reason = given.SequenceEqual(Status.Reason(code)) ? null : given.ToString();
        return code;
    }
}
