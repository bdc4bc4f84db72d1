namespace Adapters;

/// <summary>Answers 200 with a value as JSON (RFC 9110, section 15.3.1).</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="value">The value.</param>
public sealed class Ok<T>(T value) : JsonResponse<T>(200, value);
