namespace Adapters;

/// <summary>Answers 400: the request is wrong (RFC 9110, section 15.5.1). It is answered as a problem.</summary>
/// <param name="detail">The problem with this request, or null if the status says it.</param>
public sealed class BadRequest(string? detail = null) : Response(400, detail);
