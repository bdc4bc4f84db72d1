namespace Adapters;

/// <summary>A value that is sent as JSON, with a status and header fields. The serializer's metadata is found at compile time.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="status">The status code.</param>
/// <param name="value">The value.</param>
public class JsonResponse<T>(int status, T value)
{
    /// <summary>The status code.</summary>
    public int Status { get; } = status;

    /// <summary>The value.</summary>
    public T Value { get; } = value;

    /// <summary>The header fields. Content-Type is <c>application/json</c> unless there is one.</summary>
    public HeaderList Headers { get; } = [];
}
