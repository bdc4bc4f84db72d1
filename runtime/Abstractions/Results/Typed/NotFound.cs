namespace Adapters;

/// <summary>Answers 404: there is nothing here (RFC 9110, section 15.5.5). It is answered as a problem.</summary>
/// <param name="detail">The problem with this request, or null if the status says it.</param>
public sealed class NotFound(string? detail = null) : Response(404, detail);
