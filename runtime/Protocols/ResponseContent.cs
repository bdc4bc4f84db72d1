namespace Adapters.Protocols;

/// <summary>The responses without content, whatever an application sends (RFC 9110, sections 9.3.2 and 15).</summary>
internal static class ResponseContent
{
    /// <summary>
    /// Unlike the others, 205 is framed as if it could have content: it declares a length of zero (RFC 9112, section 6.3).
    /// </summary>
    public const int ResetContent = 205;

    public static bool IsAllowed(bool isHead, int status) => !isHead && status is not (< 200 or 204 or ResetContent or 304);
}
