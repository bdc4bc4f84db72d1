namespace Adapters;

/// <summary>
/// A field or file of a form (RFC 7578) while it arrives. A handler that takes <c>IAsyncEnumerable&lt;FormPart&gt;</c>, or the synchronous
/// equivalent, reads the parts in their order, and nothing of them is kept.
/// </summary>
public sealed class FormPart
{
    private readonly PartStream _content;

    internal FormPart(PartHead head, MultipartBody body)
    {
        Name = head.Name;
        FileName = head.FileName;
        ContentType = head.ContentType;
        _content = new PartStream(body);
    }

    /// <summary>The name of the field.</summary>
    public string Name { get; }

    /// <summary>The name of the file, without folders, or null for a field that is no file. The client chooses it.</summary>
    public string? FileName { get; }

    /// <summary>The media type that the client gives the part, or null if it gives none.</summary>
    public string? ContentType { get; }

    /// <summary>The content, which can be read until the next part is asked for.</summary>
    public Stream Content => _content;

    internal void End() => _content.End();
}
