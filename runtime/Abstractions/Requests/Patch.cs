namespace Adapters;

/// <summary>
/// A JSON object that says what to change: it knows which members the client sent, so that one that is missing, and stays as it is, is not
/// one that is null (RFC 7396). Take it as the body of a PATCH handler.
/// </summary>
/// <typeparam name="T">The type that the object is read as. Its members should be nullable, and none of them required.</typeparam>
/// <param name="value">The object. A member that was not sent has its default.</param>
/// <param name="members">The names of the members that were sent, as in the JSON.</param>
public sealed class Patch<T>(T value, IEnumerable<string> members)
{
    private readonly HashSet<string> _members = new(members, StringComparer.OrdinalIgnoreCase);

    /// <summary>The object. A member that was not sent has its default.</summary>
    public T Value { get; } = value;

    /// <summary>The names of the members that were sent, as in the JSON.</summary>
    public IReadOnlyCollection<string> Members => _members;

    /// <summary>Indicates whether a member was sent, even if it is null.</summary>
    /// <param name="name">
    /// The name as in the JSON. Case does not matter, so that <c>nameof</c> is enough unless the JSON has names of another form.
    /// </param>
    /// <returns>True if it was.</returns>
    public bool Has(string name) => _members.Contains(name);
}
