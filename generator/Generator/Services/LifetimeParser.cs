using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Services;

/// <summary>Reads the lifetime of a handler class.</summary>
internal static class LifetimeParser
{
    public static Lifetime Parse(AttributeData handler) => ValueOf(handler) is int number ? (Lifetime)number : Lifetime.Singleton;

    /// <summary>Explains why the class cannot have the lifetime, or returns null.</summary>
    public static string? Reason(INamedTypeSymbol type, AttributeData handler)
    {
        var lifetime = Parse(handler);
        return lifetime is not (Lifetime.Singleton or Lifetime.Scoped or Lifetime.Transient)
            ? "its lifetime is none of those that HandlerLifetime has"
            : type.IsStatic && lifetime != Lifetime.Singleton
                ? "it is static, so there is no object that could have a lifetime"
                : null;
    }

    private static object? ValueOf(AttributeData handler) => handler.NamedArguments.FirstOrDefault(a => a.Key == "Lifetime").Value.Value;
}
