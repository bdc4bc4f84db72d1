using System.Globalization;

namespace Adapters;

/// <summary>
/// The conditions of a request for a file: a part of it, or only what the client does not have (RFC 9110, sections 13 and 14).
/// </summary>
internal sealed class FileConditions
{
    /// <summary>A recipient reads the two obsolete forms of a date as well (RFC 9110, section 5.6.7).</summary>
    private static readonly string[] Dates = ["R", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy"];

    private readonly string? _match;
    private readonly string? _unmodified;
    private readonly string? _tags;
    private readonly string? _since;
    private readonly string? _version;

    /// <summary>Reads the request. The file is opened on another thread, which must not read it.</summary>
    public FileConditions(HttpScope scope)
    {
        IsHead = scope.Method == Method.Head;
        _match = scope.Headers["if-match"];
        _unmodified = scope.Headers["if-unmodified-since"];
        if (!IsHead && scope.Method != Method.Get)
            return;
        _tags = scope.Headers["if-none-match"];
        _since = scope.Headers["if-modified-since"];
        _version = scope.Headers["if-range"];
        Range = IsHead ? null : scope.Headers["range"];
    }

    public bool IsHead { get; }

    /// <summary>The part that the client asks for, or null.</summary>
    public string? Range { get; }

    /// <summary>Returns 412 if it is not the version that the client means, 304 if the client has it, or 200 (section 13.2.2).</summary>
    /// <param name="tag">The entity tag.</param>
    /// <param name="modified">The time of the last change, or null if it is not known: then conditions on it do not count.</param>
    public int StatusOf(string tag, DateTime? modified) => !IsMeant(tag, modified) ? 412 : IsUnchanged(tag, modified) ? 304 : 200;

    /// <summary>A weak tag is never meant (section 13.1.1).</summary>
    private bool IsMeant(string tag, DateTime? modified) => _match is not null
        ? _match.Trim() == "*" || _match.Split(',').Any(t => t.Trim() == tag)
        : _unmodified is null || modified is null || !TryDate(_unmodified, out var date) || modified <= date;

    /// <summary>If-None-Match counts, and If-Modified-Since without one.</summary>
    private bool IsUnchanged(string tag, DateTime? modified) => _tags is not null
        ? _tags.Trim() == "*" || _tags.Split(',').Any(t => Plain(t) == tag)
        : _since is not null && TryDate(_since, out var date) && modified <= date;

    /// <summary>Indicates whether a part may follow what the client has, which must be of the same version (section 13.1.5).</summary>
    public bool AllowsRange(string tag, DateTime modified) => _version is null
        || _version.Trim() == tag
        || (TryDate(_version, out var date) && modified == date);

    /// <summary>A tag without the mark of a weak one, which does not matter here (section 8.8.3.2).</summary>
    private static string Plain(string tag) => tag.Trim() is var text && text.StartsWith("W/", StringComparison.Ordinal) ? text[2..] : text;

    private static bool TryDate(string text, out DateTime date) => DateTime.TryParseExact(
        text, Dates, CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces, out date);
}
