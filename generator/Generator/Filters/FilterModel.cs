using Adapters.Generator.Binding;
using Adapters.Generator.Binding.Sources;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Filters;

/// <summary>A filter before or around a route.</summary>
/// <param name="TypeName">The class of the attribute, with <c>global::</c>.</param>
/// <param name="Creation">The expression that makes it again.</param>
/// <param name="ResultType">What its method returns: a response, or a task of one.</param>
/// <param name="RouteVariables">The variables of the endpoint for the values of the route that it takes.</param>
internal sealed record FilterModel(
    string TypeName, string Creation, FilterResult ResultType, EquatableArray<FilterArgument> Arguments,
    EquatableArray<string> RouteVariables)
{
    public IEnumerable<ParameterModel> Leaves => Arguments.Select(a => a.Value).OfType<ParameterModel>().SelectMany(p => p.Leaves);

    /// <summary>Indicates whether it runs the rest of the route itself, and so stands around it.</summary>
    public bool IsAround { get; init; }

    /// <summary>Indicates whether its object can be disposed of, and so belongs to an application.</summary>
    public bool IsDisposable { get; init; }

    /// <summary>The values that are read from the request, each into a variable.</summary>
    public IEnumerable<ParameterModel> Values => Leaves.Where(p => p.Source is ReadSource);

    public IEnumerable<ParameterModel> RouteValues => Leaves.Where(p => p.Source is RouteSource);
}

/// <summary>The types that the method of a filter may return.</summary>
internal enum FilterResult
{
    Response,
    Task,
    ValueTask,
}

/// <summary>An argument of the method of a filter.</summary>
/// <param name="Value">The parameter, if it is bound to the request.</param>
/// <param name="ConstantType">The type of what is the same for all requests.</param>
/// <param name="Constant">What is the same for all requests as an expression. Without it and a value, the argument is the scope.</param>
/// <param name="IsCall">Whether the argument is the rest of the route.</param>
internal sealed record FilterArgument(
    ParameterModel? Value, string? ConstantType = null, string? Constant = null, bool IsCall = false);
