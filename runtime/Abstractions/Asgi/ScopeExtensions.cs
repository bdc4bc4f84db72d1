namespace Adapters;

/// <summary>The extensions of a scope, by name (ASGI 3.0, extensions).</summary>
internal static class ScopeExtensions
{
    public static readonly IReadOnlyDictionary<string, object?> None = new Dictionary<string, object?>();

    /// <summary>Returns the server's extensions together with the variables of the front server.</summary>
    public static IReadOnlyDictionary<string, object?> WithVariables(
        IReadOnlyDictionary<string, object?> offered, IReadOnlyDictionary<string, string> variables) =>
        new Dictionary<string, object?>(offered) { ["cgi"] = variables };
}
