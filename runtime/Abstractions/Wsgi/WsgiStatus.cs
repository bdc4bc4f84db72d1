namespace Adapters;

/// <summary>Status lines as WSGI writes them, each created once.</summary>
internal static class WsgiStatus
{
    private static readonly string?[] Lines = new string?[600];

    public static string Line(int code) =>
        (uint)code < (uint)Lines.Length ? Lines[code] ??= Status.Line(code) : Status.Line(code);
}
