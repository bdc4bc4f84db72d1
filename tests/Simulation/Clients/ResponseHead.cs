using System.Globalization;

namespace Adapters.Simulation.Clients;

/// <summary>Reads the head of a response (RFC 9112, sections 4 and 5; RFC 9110, section 5.6.2).</summary>
internal static class ResponseHead
{
    private const string Token = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static ReceivedResponse Parse(string head)
    {
        var lines = head[..^4].Split("\r\n");
        var first = lines[0];
        if (!first.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) || first.Length < 13 || first[12] != ' '
            || !int.TryParse(first.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status))
            throw new ResponseException($"'{first}' is not a status line");
        var response = new ReceivedResponse { Status = status, Reason = first[13..] };
        foreach (var line in lines.AsSpan(1))
            response.Fields.Add(ParseField(line));
        response.SaysClose = response.Fields.Exists(field => field.Name == "connection" && field.Value == "close");
        RequireOnce(response, "content-length");
        RequireOnce(response, "content-type");
        RequireOnce(response, "transfer-encoding");
        RequireOnce(response, "date");
        RequireOnce(response, "x-nonce");
        return response;
    }

    /// <summary>RFC 9112, sections 6.1 to 6.3.</summary>
    public static void CheckFraming(ReceivedResponse response, string? length, string? coding, bool isHttp10)
    {
        if (length is not null && coding is not null)
            throw new ResponseException("a response has both Content-Length and Transfer-Encoding");
        if (coding is not null && (coding != "chunked" || isHttp10 || response.Status is < 200 or 204))
            throw new ResponseException($"a response of {response.Status} has the transfer coding '{coding}'");
        if (length is not null && (response.Status is < 200 or 204 || length.AsSpan().ContainsAnyExceptInRange('0', '9')
            || length.Length == 0))
            throw new ResponseException($"a response of {response.Status} has the length '{length}'");
        if (response.Status is 100 && response.Fields.Count > 0)
            throw new ResponseException("100 has fields");
    }

    private static (string Name, string Value) ParseField(string line)
    {
        var colon = line.IndexOf(':');
        if (colon <= 0 || line.AsSpan(0, colon).ContainsAnyExcept(Token))
            throw new ResponseException($"'{line}' is not a field");
        var value = line[(colon + 1)..].Trim(' ', '\t');
        if (value.AsSpan().ContainsAny('\r', '\n', '\0'))
            throw new ResponseException($"the value of '{line}' has control characters");
        return (line[..colon].ToLowerInvariant(), value);
    }

    private static void RequireOnce(ReceivedResponse response, string name)
    {
        if (response.Fields.FindAll(field => field.Name == name).Count > 1)
            throw new ResponseException($"the field {name} is there more than once");
    }
}
