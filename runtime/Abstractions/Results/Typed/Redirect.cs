namespace Adapters;

/// <summary>
/// Sends the client elsewhere: 302, or 301 if for good; 307 and 308 if the method and the body must stay the same (RFC 9110, section
/// 15.4).
/// </summary>
public sealed class Redirect : Response
{
    /// <summary>Creates the response.</summary>
    /// <param name="location">The URL, which may be relative. Characters that a URL does not have are percent-encoded.</param>
    /// <param name="isPermanent">Whether clients may keep it.</param>
    /// <param name="keepsMethod">Whether a POST stays one. Otherwise, clients follow with GET.</param>
    public Redirect(string location, bool isPermanent = false, bool keepsMethod = false)
        : base((isPermanent, keepsMethod) switch { (false, false) => 302, (true, false) => 301, (false, true) => 307, _ => 308 }) =>
        Headers.Add(LocationOf(location));
}
