namespace Adapters;

/// <summary>
/// Answers 409: the request does not fit the state of the resource (RFC 9110, section 15.5.10). It is answered as a problem.
/// </summary>
/// <param name="detail">The problem with this request, or null if the status says it.</param>
public sealed class Conflict(string? detail = null) : Response(409, detail);
