namespace Adapters;

/// <summary>The time that an object of a handler class serves for.</summary>
public enum HandlerLifetime
{
    /// <summary>One object serves all requests of an application.</summary>
    Singleton,

    /// <summary>Each request that needs one has an object of its own, which is disposed of after the response.</summary>
    Scoped,

    /// <summary>Each call of a method has an object of its own, which is disposed of after the response.</summary>
    Transient,
}
