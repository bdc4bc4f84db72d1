using Adapters.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.Model;

/// <summary>
/// The synchronous methods that a framework calls: on the thread of the user interface, where nothing may block, or on a thread of the
/// pool, where a wait on a task takes a second thread.
/// </summary>
internal static class EntryPoints
{
    private static readonly string[] Controls =
    [
        "System.Windows.Forms.Control", "System.Windows.DependencyObject", "Microsoft.UI.Xaml.DependencyObject",
        "Windows.UI.Xaml.DependencyObject", "Avalonia.AvaloniaObject", "Microsoft.Maui.Controls.BindableObject",
    ];

    private static readonly string[] Controllers =
    [
        "Microsoft.AspNetCore.Mvc.ControllerBase", "Microsoft.AspNetCore.SignalR.Hub", "System.Web.Mvc.Controller",
        "System.Web.Http.ApiController",
    ];

    private static readonly string[] Pages = ["Microsoft.AspNetCore.Mvc.RazorPages.PageModel"];

    private static readonly string[] Verbs = ["MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods", "Map"];

    /// <summary>Indicates whether a desktop framework calls the method on the thread of the user interface.</summary>
    public static bool IsOnUserInterface(IMethodSymbol method) =>
        (IsIn(method, Controls) && (IsEventHandler(method) || IsOverriddenEvent(method))) || IsCommand(method);

    /// <summary>Indicates whether a web framework calls the method for a request.</summary>
    public static bool IsForRequest(IMethodSymbol method) =>
        method.MethodKind == MethodKind.AnonymousFunction
            ? IsMapped(method)
            : method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false }
                && ((IsIn(method, Controllers) && !Has(method, "NonActionAttribute")) || IsPageOrFilter(method));

    /// <summary>Indicates whether users of a library can call the method.</summary>
    public static bool IsPublic(IMethodSymbol method)
    {
        for (var symbol = method.AssociatedSymbol ?? method; symbol is not (null or INamespaceSymbol); symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
                return false;
        }

        return method.MethodKind is not (MethodKind.AnonymousFunction or MethodKind.LocalFunction);
    }

    private static bool IsEventHandler(IMethodSymbol method) =>
        method.ReturnsVoid && method.Parameters is [{ Type.SpecialType: SpecialType.System_Object }, { Type: var arguments }]
        && BasesOf(arguments).Any(t => TypeNames.Is(t, "System.EventArgs"));

    private static bool IsOverriddenEvent(IMethodSymbol method) =>
        method is { IsOverride: true, ReturnsVoid: true } && method.Name.StartsWith("On", StringComparison.Ordinal);

    private static bool IsCommand(IMethodSymbol method) =>
        Has(method, "RelayCommandAttribute")
        || (method.Name == "Execute" && method.ContainingType.AllInterfaces.Any(i => TypeNames.Is(i, "System.Windows.Input.ICommand")));

    private static bool IsFilter(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(i => TypeNames.Is(i, "Microsoft.AspNetCore.Mvc.Filters.IFilterMetadata"));

    private static bool IsPageOrFilter(IMethodSymbol method) =>
        method.Name.StartsWith("On", StringComparison.Ordinal) && (IsIn(method, Pages) || IsFilter(method.ContainingType));

    private static bool IsMapped(IMethodSymbol lambda) =>
        lambda.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().Parent is
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } }
        && Verbs.Contains(name.Identifier.ValueText);

    private static bool IsIn(IMethodSymbol method, string[] bases) =>
        BasesOf(method.ContainingType).Any(t => bases.Contains(TypeNames.NameOf(t)));

    private static IEnumerable<ITypeSymbol> BasesOf(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            yield return type;
    }

    private static bool Has(IMethodSymbol method, string attribute) => method.GetAttributes().Any(a => a.AttributeClass?.Name == attribute);
}
