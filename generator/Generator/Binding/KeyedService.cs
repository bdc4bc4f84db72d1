using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding;

/// <summary>Services that are registered with a key.</summary>
internal static class KeyedService
{
    private const string Provider = "Microsoft.Extensions.DependencyInjection.IKeyedServiceProvider";

    /// <summary>Explains why emitted code cannot ask for the service, or returns null.</summary>
    public static string? Refusal(BindingMark mark, ISymbol parameter) =>
        mark.HasHiddenKey ? "generated code cannot name the type of its key: make it public or internal"
        : mark.Key is not null && !IsKnown(parameter)
            ? $"a service with a key needs {Provider}: reference the package Microsoft.Extensions.DependencyInjection.Abstractions"
        : null;

    /// <summary>Returns the delegate that finds the service.</summary>
    /// <param name="type">The type of the service, with <c>global::</c>.</param>
    /// <param name="key">The key as source text.</param>
    public static string Find(string type, string key) =>
        $"static provider => (provider as global::{Provider})?.GetKeyedService(typeof({type}), {key})";

    private static bool IsKnown(ISymbol parameter) =>
        parameter.ContainingModule.ReferencedAssemblySymbols.Append(parameter.ContainingAssembly)
            .Any(a => a.GetTypeByMetadataName(Provider) is not null);
}
