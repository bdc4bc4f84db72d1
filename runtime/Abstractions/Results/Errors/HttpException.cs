using Adapters.CompilerServices;

namespace Adapters;

/// <summary>
/// An exception that is answered with a status of its own instead of 500: thrown anywhere below a handler, it becomes the response. One
/// with a status below 500 is not logged, since it is the client's error.
/// </summary>
/// <param name="status">The status code, 400 to 599.</param>
/// <param name="detail">The problem with this request, which the client sees, or null if the status says it.</param>
/// <param name="inner">The cause, which the client does not see, or null.</param>
public class HttpException(int status, string? detail = null, Exception? inner = null)
    : Exception(detail ?? Adapters.Status.Line(status), inner)
{
    /// <summary>The status code.</summary>
    public int Status { get; } = status is >= 400 and <= 599
        ? status
        : throw new ArgumentOutOfRangeException(nameof(status), status, "The status of an error is from 400 to 599.");

    /// <summary>The problem with this request, which the client sees, or null.</summary>
    public string? Detail { get; } = detail;

    /// <summary>Header fields of the response, such as <c>retry-after</c>.</summary>
    public HeaderList Headers { get; } = [];

    /// <summary>The errors of values, if it is about some.</summary>
    internal virtual RequestErrors? Errors => null;
}
