namespace Adapters;

/// <summary>
/// Limits routes to requests for some hosts (RFC 9110, section 7.2). For any other host there is no such route. On a method, it replaces
/// that of the class.
/// </summary>
/// <param name="hosts">
/// The hosts: <c>example.com</c>, <c>*.example.com</c> for its subdomains, or <c>*:8080</c>. A host without a port is on any port.
/// </param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class HostAttribute(params string[] hosts) : Attribute
{
    /// <summary>The hosts.</summary>
    public string[] Hosts { get; } = hosts;
}
