namespace Adapters;

/// <summary>A form that cannot be read: it is malformed, or beyond a limit.</summary>
public sealed class FormException : Exception
{
    internal FormException(int status, string detail, string? field = null)
        : base($"The form {(field is null ? "" : $"value {field} ")}{detail}.")
    {
        Status = status;
        Detail = detail;
        Field = field;
    }

    /// <summary>The status code of a response: 400 for a malformed form, 413 for one that is too large.</summary>
    public int Status { get; }

    /// <summary>The name of the field or file, or null for the whole form.</summary>
    public string? Field { get; }

    internal string Detail { get; }
}
