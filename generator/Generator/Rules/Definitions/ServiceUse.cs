using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Generator.Rules.Definitions;

/// <summary>
/// The use of services in the source of a program: those that it registers for one request, and whether it starts the application
/// without any. The registrations of other assemblies are not seen.
/// </summary>
internal sealed class ServiceUse
{
    private const string Package = "Microsoft.Extensions.DependencyInjection";

    private readonly HashSet<ITypeSymbol> _scoped = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ITypeSymbol> _others = new(SymbolEqualityComparer.Default);
    private readonly Compilation _compilation;
    private readonly string? _application;
    private bool _isStartedWithout;
    private bool _isGivenServices;

    private ServiceUse(Compilation compilation, string? application)
    {
        _compilation = compilation;
        _application = application;
    }

    /// <summary>Indicates whether the application is started, and never with services.</summary>
    public bool HasNone => _isStartedWithout && !_isGivenServices;

    /// <param name="application">The name of the application class, or null if there is none.</param>
    public static ServiceUse Of(Compilation compilation, string? application, CancellationToken cancellation)
    {
        var use = new ServiceUse(compilation, application);
        foreach (var tree in compilation.SyntaxTrees.Where(t => !t.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)))
        {
            foreach (var name in tree.GetRoot(cancellation).DescendantNodes().OfType<SimpleNameSyntax>())
                use.Add(name, cancellation);
        }

        return use;
    }

    /// <summary>Determines whether a service is registered for one request, and not in another way too.</summary>
    public bool IsScoped(ITypeSymbol type) => _scoped.Contains(type) && !_others.Contains(type);

    private void Add(SimpleNameSyntax name, CancellationToken cancellation)
    {
        switch (name.Identifier.ValueText)
        {
            case "AddScoped" or "TryAddScoped" or "AddDbContext" or "AddDbContextPool":
                Register(name, _scoped, cancellation);
                break;
            case "AddSingleton" or "TryAddSingleton" or "AddTransient" or "TryAddTransient":
                Register(name, _others, cancellation);
                break;
            case "CreateAsgi" or "CreateWsgi":
            case "Services" when IsAssigned(name):
                _isGivenServices = true;
                break;
            case "Asgi" or "Wsgi" when IsOfApplication(name):
                _isStartedWithout = true;
                break;
            case "RunAsync" when IsOfApplication(name) && name.Parent!.Parent is InvocationExpressionSyntax call:
                if (call.ArgumentList.Arguments.Count == 1)
                    _isStartedWithout = true;
                else
                    _isGivenServices = true;
                break;
        }
    }

    private static bool IsAssigned(SimpleNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax set } && set.Left == name.Parent;

    private bool IsOfApplication(SimpleNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name
        && access.Expression.DescendantTokens().LastOrDefault().ValueText == _application;

    private void Register(SimpleNameSyntax name, HashSet<ITypeSymbol> services, CancellationToken cancellation)
    {
        if (name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
            return;
#pragma warning disable RS1030 // A registration may be in any file, and the driver has the model of one at a time.
        var model = _compilation.GetSemanticModel(name.SyntaxTree);
#pragma warning restore RS1030
        if (model.GetSymbolInfo(name, cancellation).Symbol is not IMethodSymbol method || !IsOfPackage(method))
            return;
        // A context can be given another lifetime, which is not read.
        var arguments = call.ArgumentList.Arguments.Select(a => a.Expression).ToList();
        var hasLifetime = arguments.Exists(a => model.GetTypeInfo(a, cancellation).Type?.Name == "ServiceLifetime");
        var type = method.TypeArguments.FirstOrDefault() ?? arguments.OfType<TypeOfExpressionSyntax>()
            .Select(t => model.GetTypeInfo(t.Type, cancellation).Type)
            .FirstOrDefault();
        if (type is not null)
            (hasLifetime ? _others : services).Add(type);
    }

    private static bool IsOfPackage(IMethodSymbol method) =>
        method.ContainingNamespace?.ToDisplayString().StartsWith(Package, StringComparison.Ordinal) == true;
}
