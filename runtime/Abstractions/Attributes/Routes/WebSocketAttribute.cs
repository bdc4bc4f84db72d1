namespace Adapters;

/// <summary>Routes WebSocket handshakes (RFC 6455, section 4) with a path that matches the template to the attributed method.</summary>
/// <param name="template">The route template, appended to the prefix of the class.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class WebSocketAttribute(string template = "") : Attribute
{
    /// <summary>The route template, without the prefix of the class.</summary>
    public string Template { get; } = template;

    /// <summary>
    /// The origins of pages that may connect, such as <c>https://example.com</c>; <c>self</c> stands for the host of the request.
    /// Others are denied with 403. Empty means any: then a page of another site can use the cookies of its visitor.
    /// </summary>
    public string[] Origins { get; set; } = [];
}
