using System.ComponentModel;
using System.Text;

namespace Adapters.CompilerServices;

/// <summary>Reads forms for generated code (URL Standard, section 5; RFC 7578).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FormReader
{
    /// <summary>RFC 2046, section 5.1.1.</summary>
    private const int LongestBoundary = 70;

    /// <summary>The limits of a handler that has none of its own.</summary>
    public static FormLimitsAttribute Limits { get; } = new();

    /// <summary>Reads the form of an asynchronous request.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="receive">The delegate that receives the body.</param>
    /// <param name="limits">The limits.</param>
    /// <returns>The form. <see cref="Check"/> says whether it could be read.</returns>
    /// <exception cref="ClientDisconnectedException">The client disconnected before the end of the body.</exception>
    public static ValueTask<FormData> ReadAsync(HttpScope scope, Receive receive, FormLimitsAttribute limits) =>
        TryFindBoundary(scope, out var boundary)
            ? new FormBuilder(new ReceivedBody(receive), limits).ReadAsync(boundary)
            : new ValueTask<FormData>(NotAForm());

    /// <summary>Reads the form of a synchronous request.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="input">The body (<c>wsgi.input</c>).</param>
    /// <param name="limits">The limits.</param>
    /// <returns>The form. <see cref="Check"/> says whether it could be read.</returns>
    public static FormData Read(HttpScope scope, Stream input, FormLimitsAttribute limits) =>
        TryFindBoundary(scope, out var boundary)
            ? new FormBuilder(new InputBody(input), limits).ReadAsync(boundary).GetAwaiter().GetResult()
            : NotAForm();

    /// <summary>Indicates whether a form could be read. If not, the reason is added to the errors.</summary>
    /// <param name="form">The form.</param>
    /// <param name="errors">The errors of the request.</param>
    /// <returns>True if it could.</returns>
    public static bool Check(FormData form, ref RequestErrors? errors)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (form.Failure is not { } failure)
            return true;
        RequestErrors.Add(ref errors, new RequestError("form", failure.Field, failure.Reason), failure.Status);
        return false;
    }

    /// <summary>Returns the file of a field, which must be there.</summary>
    /// <param name="form">The form.</param>
    /// <param name="name">The name of the field.</param>
    /// <param name="errors">The errors of the request.</param>
    /// <returns>The file, or null if there is an error.</returns>
    public static FormFile File(FormData form, string name, ref RequestErrors? errors)
    {
        var file = FileOrNull(form, name);
        if (file is null)
            RequestErrors.Add(ref errors, new RequestError("form", name, "must be a file"));
        return file!;
    }

    /// <summary>Returns the file of a field. A browser sends an empty one without a name if no file was chosen.</summary>
    /// <param name="form">The form.</param>
    /// <param name="name">The name of the field.</param>
    /// <returns>The file, or null if there is none.</returns>
    public static FormFile? FileOrNull(FormData form, string name) => Files(form, name) is [var first, ..] ? first : null;

    /// <summary>Returns the files of a field.</summary>
    /// <param name="form">The form.</param>
    /// <param name="name">The name of the field.</param>
    /// <returns>The files, in the order of the form.</returns>
    public static List<FormFile> Files(FormData form, string name)
    {
        ArgumentNullException.ThrowIfNull(form);
        return [.. form.Files.Where(f => f.Name == name && (f.FileName.Length > 0 || f.Length > 0))];
    }

    /// <summary>Indicates whether a form has a field or file under a name, such as <c>lines[0]</c>.</summary>
    /// <param name="form">The form.</param>
    /// <param name="prefix">The start of the name, up to where a dot follows.</param>
    /// <returns>True if it has one.</returns>
    public static bool Has(FormData form, string prefix)
    {
        ArgumentNullException.ThrowIfNull(form);
        var start = Encoding.UTF8.GetBytes(prefix + ".");
        return form.Fields.Any(f => f.Name.AsSpan().StartsWith(start))
            || form.Files.Any(f => f.Name.StartsWith(prefix + ".", StringComparison.Ordinal));
    }

    /// <summary>Indicates whether the body is declared as a multipart form. If not, the error is added.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="errors">The errors of the request.</param>
    /// <returns>True if it is.</returns>
    public static bool IsMultipart(HttpScope scope, ref RequestErrors? errors)
    {
        if (TryFindBoundary(scope, out var boundary) && boundary is not null)
            return true;
        RequestErrors.Add(ref errors, new RequestError("body", null, "must be a form, with Content-Type: multipart/form-data"), 415);
        return false;
    }

    /// <summary>Enumerates the parts of a multipart form as they arrive.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="receive">The delegate that receives the body.</param>
    /// <param name="limits">The limits.</param>
    /// <returns>The parts. Each is valid until the next.</returns>
    /// <exception cref="FormException">The form is malformed, or beyond a limit.</exception>
    public static async IAsyncEnumerable<FormPart> Parts(HttpScope scope, Receive receive, FormLimitsAttribute limits)
    {
        TryFindBoundary(scope, out var boundary);
        var body = new MultipartBody(new ReceivedBody(receive), boundary!, limits);
        while (await body.NextPartAsync() is { } head)
        {
            var part = new FormPart(head, body);
            yield return part;
            part.End();
        }
    }

    /// <summary>Enumerates the parts of a synchronous request's multipart form as they arrive.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="input">The body (<c>wsgi.input</c>).</param>
    /// <param name="limits">The limits.</param>
    /// <returns>The parts. Each is valid until the next.</returns>
    /// <exception cref="FormException">The form is malformed, or beyond a limit.</exception>
    public static IEnumerable<FormPart> Parts(HttpScope scope, Stream input, FormLimitsAttribute limits)
    {
        TryFindBoundary(scope, out var boundary);
        var body = new MultipartBody(new InputBody(input), boundary!, limits);
        while (body.NextPartAsync().GetAwaiter().GetResult() is { } head)
        {
            var part = new FormPart(head, body);
            yield return part;
            part.End();
        }
    }

    /// <summary>Passes the blocks of a response on, and removes the temporary files of the form after them.</summary>
    /// <param name="form">The form.</param>
    /// <param name="blocks">The blocks.</param>
    /// <returns>The same blocks.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Closing(FormData form, IEnumerable<ReadOnlyMemory<byte>> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        using (form)
        {
            foreach (var block in blocks)
                yield return block;
        }
    }

    private static FormData NotAForm() => new()
    {
        Failure = new FormException(
            415, "must be sent with Content-Type: multipart/form-data or application/x-www-form-urlencoded"),
    };

    /// <summary>Indicates whether the body is a form. A multipart form has a boundary, an urlencoded one has none.</summary>
    private static bool TryFindBoundary(HttpScope scope, out string? boundary)
    {
        ArgumentNullException.ThrowIfNull(scope);
        boundary = null;
        if (!scope.Headers.TryGetValue("content-type"u8, out var type))
            return false;
        var end = type.IndexOf((byte)';');
        var media = (end < 0 ? type : type[..end]).Trim(" \t"u8);
        if (Ascii.EqualsIgnoreCase(media, "application/x-www-form-urlencoded"u8))
            return true;
        if (!Ascii.EqualsIgnoreCase(media, "multipart/form-data"u8) || !FieldParameters.TryFind(type, "boundary"u8, out var found))
            return false;
        boundary = Encoding.Latin1.GetString(found);
        return boundary.Length is > 0 and <= LongestBoundary;
    }
}
