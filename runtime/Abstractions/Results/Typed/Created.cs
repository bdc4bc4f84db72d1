namespace Adapters;

/// <summary>Answers 201 with the URL of what was created (RFC 9110, section 15.3.2).</summary>
public sealed class Created : Response
{
    /// <summary>Creates the response.</summary>
    /// <param name="location">The URL, which may be relative. Characters that a URL does not have are percent-encoded.</param>
    public Created(string location)
        : base(201) => Headers.Add(LocationOf(location));
}
