using Adapters.CompilerServices;

namespace Adapters;

/// <summary>
/// A form that cannot be read: it is malformed, or beyond a limit. It is answered with 400 or 413, unless the handler catches it.
/// </summary>
public sealed class FormException : HttpException
{
    internal FormException(int status, string detail, string? field = null)
        : base(status, new RequestError("form", field, detail).Sentence)
    {
        Reason = detail;
        Field = field;
    }

    /// <summary>The name of the field or file, or null for the whole form.</summary>
    public string? Field { get; }

    /// <summary>The rest of a sentence that begins with the form.</summary>
    internal string Reason { get; }

    internal override RequestErrors? Errors
    {
        get
        {
            RequestErrors? errors = null;
            RequestErrors.Add(ref errors, new RequestError("form", Field, Reason), Status);
            return errors;
        }
    }
}
