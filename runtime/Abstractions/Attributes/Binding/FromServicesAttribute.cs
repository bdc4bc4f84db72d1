namespace Adapters;

/// <summary>
/// The value comes from the services of the application (<see cref="Scope.Services"/>). A scoped service is that of the request.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class FromServicesAttribute : Attribute
{
    /// <summary>The key of the service, or null for a service without a key.</summary>
    public object? Key { get; set; }
}
