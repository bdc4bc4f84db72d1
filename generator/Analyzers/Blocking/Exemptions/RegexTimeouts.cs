using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Exemptions;

/// <summary>Regular expressions that may take for ever: made here, or used statically, without a timeout and able to go back.</summary>
internal static class RegexTimeouts
{
    private const int NonBacktracking = 1024;

    public static bool AreMissing(CallSite call) =>
        call.Method is { ContainingType: { Name: "Regex" } type } method
        && (method.IsStatic || method.MethodKind == MethodKind.Constructor)
        && type.ContainingNamespace?.ToDisplayString() == "System.Text.RegularExpressions"
        && method.Parameters.Any(p => p.Name == "pattern")
        && !method.Parameters.Any(p => p.Name == "matchTimeout")
        && !call.Arguments.Any(IsNonBacktracking)
        && !call.Arguments.Any(IsLinear);

    private static bool IsLinear(IArgumentOperation argument) =>
        argument is { Parameter.Name: "pattern", Value.ConstantValue: { HasValue: true, Value: string pattern } }
            && RegexPatterns.IsLinear(pattern);

    private static bool IsNonBacktracking(IArgumentOperation argument) =>
        argument is { Parameter.Name: "options", Value.ConstantValue: { HasValue: true, Value: int options } }
            && (options & NonBacktracking) != 0;
}
