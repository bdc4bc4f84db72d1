using System.ComponentModel;
using System.Text;

namespace Adapters;

/// <summary>The fields and files of a form in the body of a request.</summary>
public sealed class FormData : IDisposable, IAsyncDisposable
{
    private readonly List<FormField> _fields = [];
    private readonly List<FormFile> _files = [];

    internal FormData()
    {
    }

    /// <summary>The files, in the order of the form.</summary>
    public IReadOnlyList<FormFile> Files => _files;

    /// <summary>The first value of a field, or null if there is none.</summary>
    /// <param name="name">The name. Case matters.</param>
    public string? this[string name] => GetAll(name) is [var first, ..] ? first : null;

    /// <summary>The names of the fields that are no files, each once, in the order of the form.</summary>
    public IEnumerable<string> Names => _fields.Select(f => Encoding.UTF8.GetString(f.Name)).Distinct();

    /// <summary>The reason that the form could not be read, or null.</summary>
    internal FormException? Failure { get; set; }

    internal IReadOnlyList<FormField> Fields => _fields;

    /// <summary>Returns all values of a field.</summary>
    /// <param name="name">The name. Case matters.</param>
    /// <returns>The values, in the order of the form.</returns>
    public IReadOnlyList<string> GetAll(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        return [.. _fields.Where(f => f.Name.AsSpan().SequenceEqual(bytes)).Select(f => Encoding.UTF8.GetString(f.Value.Span))];
    }

    /// <summary>Removes the temporary files. Generated code calls this when the request is complete.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Dispose()
    {
        foreach (var file in _files)
            file.Close();
    }

    /// <summary>Removes the temporary files. Generated code calls this when the request is complete.</summary>
    /// <returns>A task that completes when they are removed.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public async ValueTask DisposeAsync()
    {
        foreach (var file in _files)
            await file.CloseAsync();
    }

    internal void Add(FormField field) => _fields.Add(field);

    internal void Add(FormFile file) => _files.Add(file);
}
