using Adapters.Generator.Binding;

namespace Adapters.Generator.Routing;

/// <summary>The routes of one path: one for each method.</summary>
internal sealed class RouteResource(int number, RouteVariant first)
{
    public int Number { get; } = number;

    /// <summary>The path as text.</summary>
    public string Path => first.Path;

    public bool IsLiteral => first.IsLiteral;

    /// <summary>The values of the path, with the names that the first route has for them.</summary>
    public IReadOnlyList<ParameterModel> Values { get; } = [.. first.Values];

    public List<RouteVariant> Routes { get; } = [];
}
