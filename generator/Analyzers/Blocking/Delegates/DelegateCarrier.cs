using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Delegates;

/// <summary>
/// A holder of code that something may run: a lambda or a method group, a local function, or a variable or parameter of a delegate type.
/// </summary>
/// <param name="Function">The lambda or the method group; otherwise null.</param>
/// <param name="Symbol">The local function, the variable or the parameter; otherwise null.</param>
/// <param name="Body">The body that it belongs to; null for a parameter of a method, whose body is read when somebody asks.</param>
internal readonly record struct DelegateCarrier(IOperation? Function, ISymbol? Symbol, BodyReferences? Body)
{
    public static DelegateCarrier Of(IOperation function) => new(function, null, BodyReferences.Around(function));

    public static DelegateCarrier Of(ISymbol symbol, IOperation anywhere) =>
        new(null, symbol.OriginalDefinition, BodyReferences.Around(anywhere));

    public static DelegateCarrier Of(IParameterSymbol parameter) => new(null, parameter, null);
}
