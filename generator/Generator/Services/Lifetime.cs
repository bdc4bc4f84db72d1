namespace Adapters.Generator.Services;

/// <summary>The time that an object of a handler class serves for; the numbers are those of the attribute.</summary>
internal enum Lifetime
{
    Singleton,
    Scoped,
    Transient,
}
