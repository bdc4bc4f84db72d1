using System.Text;

namespace Adapters;

/// <summary>A whole response as a handler returns it: status, header fields and body.</summary>
/// <param name="status">The status code, 200 to 599.</param>
/// <param name="body">The body.</param>
public sealed class Response(int status, ReadOnlyMemory<byte> body = default)
{
    /// <summary>The status code.</summary>
    public int Status { get; } = status;

    /// <summary>The header fields.</summary>
    public HeaderList Headers { get; } = [];

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body { get; } = body;

    /// <summary>A response with text.</summary>
    /// <param name="text">The text, sent as UTF-8.</param>
    /// <param name="status">The status code.</param>
    /// <returns>The response.</returns>
    public static Response Text(string text, int status = 200)
    {
        var response = new Response(status, Encoding.UTF8.GetBytes(text));
        response.Headers.Add("content-type", "text/plain; charset=utf-8");
        return response;
    }
}
