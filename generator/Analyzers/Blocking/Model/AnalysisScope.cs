using System.Collections.Concurrent;
using Adapters.Analyzers.Blocking.Flags;
using Adapters.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Model;

/// <summary>
/// Which methods must not block: they run on an event loop, promise it, or are asynchronous where all such code is in scope.
/// </summary>
internal sealed class AnalysisScope(Compilation compilation, BlockingOptions options)
{
    private readonly bool _hasContracts = compilation.GetTypeByMetadataName(TypeNames.HandlerAttribute) is not null;

    /// <summary>A project without handlers may have the mark alone.</summary>
    private readonly bool _hasMarks = compilation.GetTypeByMetadataName(TypeNames.NonBlockingAttribute) is not null;

    /// <summary>Asked for each call of a method.</summary>
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _isContained = new(SymbolEqualityComparer.Default);

    /// <summary>Indicates whether anything at all can be in scope in the file.</summary>
    public bool Applies(SyntaxTree tree) =>
        _hasContracts || _hasMarks || options.AllAsync(tree) || options.ProfileOf(tree) != BlockingProfile.None;

    public bool Contains(IMethodSymbol method) =>
        _isContained.TryGetValue(method, out var known) ? known : _isContained.GetOrAdd(method, IsContained);

    private bool IsContained(IMethodSymbol method)
    {
        if (!compilation.Declares(method)
            || method.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree is not { } tree)
            return false;
        return OnLoop(method) || (_hasMarks && IsNonBlocking(method))
            || (!IsBlocking(method) && ((options.AllAsync(tree) && IsAsynchronous(method) && !IsSynchronousWay(method))
                || (options.ProfileOf(tree) == BlockingProfile.Desktop && EntryPoints.IsOnUserInterface(method))));
    }

    /// <summary>
    /// Indicates whether the method is synchronous and, by the profile of its file, must not wait on a task. Whatever else it does is its
    /// own affair, and is reported where code in scope calls it.
    /// </summary>
    public bool MustNotWait(IMethodSymbol method)
    {
        if (!compilation.Declares(method) || method.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree is not { } tree)
            return false;
        return options.ProfileOf(tree) switch
        {
            BlockingProfile.Library => EntryPoints.IsPublic(method),
            BlockingProfile.AspNet => EntryPoints.IsForRequest(method),
            _ => false,
        } && !Contains(method) && !IsBlocking(method);
    }

    /// <summary>Indicates whether an event loop runs the method: then it is the loop that stands still.</summary>
    public bool OnLoop(IMethodSymbol method) =>
        _hasContracts && (IsNonBlocking(method) || IsApplication(method)
            || ((IsHandler(method) || IsFilter(method)) && IsAsynchronous(method)));

    /// <summary>Indicates whether the method is a handler that runs on a worker thread: it may block.</summary>
    public bool IsSynchronousHandler(IMethodSymbol method) =>
        _hasContracts && !IsAsynchronous(method) && IsHandler(method) && !IsNonBlocking(method);

    public static bool IsAsynchronous(IMethodSymbol method) =>
        method.IsAsync || Awaitables.IsAsyncStream(method.ReturnType) || Awaitables.IsAwaitable(method.ReturnType);

    /// <summary>
    /// The flags that say that the method is to be asynchronous, with which asynchronous code calls it. Who asks for the elements of a
    /// sequence that it returns runs what makes them.
    /// </summary>
    public static FlagSet FlagsOf(IMethodSymbol method) => IsAsynchronous(method)
        ? FlagParameters.AssumedBy(method).With(new FlagValue(FlagSet.Enumerated, false))
        : default;

    private static bool IsNonBlocking(IMethodSymbol method) =>
        Has(method, TypeNames.NonBlockingAttribute)
        || (method.AssociatedSymbol is { } property && Has(property, TypeNames.NonBlockingAttribute))
        || (method.ContainingType is { } type && Has(type, TypeNames.NonBlockingAttribute) && !IsBlocking(method)
            && method.MethodKind is not (MethodKind.LambdaMethod or MethodKind.LocalFunction));

    /// <summary>
    /// Indicates whether the method is the synchronous way of another one, and returns a task only for its sake: DoReadSync beside
    /// DoReadAsync, or a lambda that Connect hands on, beside ConnectAsync. It is reported where code in scope calls it.
    /// </summary>
    private static bool IsSynchronousWay(IMethodSymbol method) => !method.IsAsync && method.MethodKind switch
    {
        MethodKind.Ordinary => method.DeclaredAccessibility == Accessibility.Private && FlagNames.NameSynchronousWay(method.Name),
        MethodKind.LocalFunction => FlagNames.NameSynchronousWay(method.Name),
        MethodKind.LambdaMethod => IsInSynchronousForm(method),
        _ => false,
    };

    /// <summary>Indicates whether a lambda stands in a synchronous method that has an asynchronous form beside it.</summary>
    private static bool IsInSynchronousForm(IMethodSymbol lambda)
    {
        var method = lambda.ContainingSymbol as IMethodSymbol;
        while (method is { ContainingSymbol: IMethodSymbol around } && !IsAsynchronous(method))
            method = around;
        return method is { MethodKind: MethodKind.Ordinary } && !IsAsynchronous(method)
            && method.ContainingType.GetMembers(method.Name + "Async").Any(m => m is IMethodSymbol form && IsAsynchronous(form));
    }

    /// <summary>Indicates whether the method says of itself that it blocks: then its calls are the findings.</summary>
    private static bool IsBlocking(IMethodSymbol method) =>
        Has(method, TypeNames.BlockingAttribute) || (method.AssociatedSymbol is { } property && Has(property, TypeNames.BlockingAttribute));

    private static bool IsHandler(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Ordinary && method.GetAttributes().Any(a => RouteAttributes.VerbOf(a) is not null);

    /// <summary>Determines whether asynchronous routes call the method as a filter.</summary>
    private static bool IsFilter(IMethodSymbol method)
    {
        if (method.Name is not ("Before" or "Around"))
            return false;
        for (var type = method.ContainingType?.BaseType; type is not null; type = type.BaseType)
        {
            if (TypeNames.Is(type, TypeNames.FilterAttribute))
                return true;
        }

        return false;
    }

    /// <summary>An application or a middleware: (scope, receive, send).</summary>
    private static bool IsApplication(IMethodSymbol method) =>
        method.Parameters is [{ Type.Name: "Scope" } scope, { Type.Name: "Receive" }, { Type.Name: "Send" }]
        && scope.Type.ContainingAssembly?.Name == TypeNames.Contracts;

    private static bool Has(ISymbol symbol, string attribute) => TypeNames.HasAttribute(symbol, attribute);
}
