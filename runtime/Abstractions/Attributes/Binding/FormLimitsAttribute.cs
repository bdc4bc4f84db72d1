namespace Adapters;

/// <summary>
/// Limits the forms that a handler reads. A form beyond a limit is answered with 413. The size of any body is limited by the server, too.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class FormLimitsAttribute : Attribute
{
    /// <summary>The maximum number of fields and files.</summary>
    public int Parts { get; set; } = 1024;

    /// <summary>The maximum size of a field, in bytes. Fields are kept in memory.</summary>
    public int FieldSize { get; set; } = 1024 * 1024;

    /// <summary>The maximum size of a file, in bytes.</summary>
    public long FileSize { get; set; } = long.MaxValue;

    /// <summary>The maximum size of the whole form, in bytes.</summary>
    public long TotalSize { get; set; } = long.MaxValue;

    /// <summary>
    /// The number of bytes of each file that are kept in memory. The rest of a larger file goes to a temporary file, or is too much if
    /// <see cref="SpoolToDisk"/> is false.
    /// </summary>
    public int FileMemory { get; set; } = 64 * 1024;

    /// <summary>
    /// Indicates whether a file that is larger than <see cref="FileMemory"/> is written to a temporary file, which is removed when the
    /// request is complete. Otherwise the form is too large.
    /// </summary>
    public bool SpoolToDisk { get; set; } = true;

    /// <summary>The folder for temporary files, or null for that of the system.</summary>
    public string? SpoolFolder { get; set; }
}
