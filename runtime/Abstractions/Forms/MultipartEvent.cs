namespace Adapters;

/// <summary>The parts of a multipart body, as a parser finds them.</summary>
internal enum MultipartEvent
{
    /// <summary>The rest of the input is not enough to tell.</summary>
    NeedsMore,

    /// <summary>The header fields of a part.</summary>
    Head,

    /// <summary>A piece of the content of a part.</summary>
    Content,

    /// <summary>The end of a part.</summary>
    PartEnd,

    /// <summary>The end of the last part. Whatever follows has no meaning.</summary>
    End,
}
