namespace Adapters;

/// <summary>Answers 201 with the URL of what was created, and what it is, as JSON (RFC 9110, section 15.3.2).</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class CreatedJson<T> : JsonResponse<T>
{
    /// <summary>Creates the response.</summary>
    /// <param name="location">The URL, which may be relative. Characters that a URL does not have are percent-encoded.</param>
    /// <param name="value">What was created.</param>
    public CreatedJson(string location, T value)
        : base(201, value) => Headers.Add(Response.LocationOf(location));
}
