namespace Adapters;

/// <summary>Answers 202 with a value as JSON: the work goes on (RFC 9110, section 15.3.3).</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="value">The value.</param>
public sealed class Accepted<T>(T value) : JsonResponse<T>(202, value);
