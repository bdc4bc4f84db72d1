using System.Runtime.CompilerServices;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using CallSite = Adapters.Analyzers.Blocking.Model.CallSite;

namespace Adapters.Analyzers.Blocking.Exemptions;

/// <summary>
/// The form of a request that was read before: by ReadFormAsync further up in the same code, or by the binding of a controller or a page.
/// </summary>
internal static class ReadForms
{
    private static readonly ConditionalWeakTable<IOperation, StrongBox<int>> FirstReads = new();

    public static bool Are(CallSite call) =>
        call.Method is { AssociatedSymbol.Name: "Form", ContainingType: { Name: "HttpRequest", ContainingNamespace.Name: "Http" } }
        && (call.Method.MethodKind == MethodKind.PropertySet || IsBound(call.Operation) || IsRead(call.Operation));

    private static bool IsBound(IOperation operation)
    {
        var type = operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart)?.ContainingType;
        for (; type is not null; type = type.BaseType)
        {
            if (type is { Name: "ControllerBase" or "PageModel", ContainingNamespace: { } space }
                && space.ToDisplayString().StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>Indicates whether a form was read further up, of whatever request.</summary>
    private static bool IsRead(IOperation operation) =>
        FirstReads.GetValue(BodyReferences.RootOf(operation), r => new StrongBox<int>(FirstReadIn(r))).Value < operation.Syntax.SpanStart;

    private static int FirstReadIn(IOperation body) => body.Descendants().OfType<IInvocationOperation>()
        .Where(c => c.TargetMethod.Name == "ReadFormAsync")
        .Select(c => c.Syntax.SpanStart)
        .DefaultIfEmpty(int.MaxValue)
        .Min();
}
