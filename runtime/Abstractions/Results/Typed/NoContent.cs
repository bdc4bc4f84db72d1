namespace Adapters;

/// <summary>Answers 204 (RFC 9110, section 15.3.5).</summary>
public sealed class NoContent() : Response(204);
