using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async.Tasks;

/// <summary>
/// Tasks that the called method keeps in a field itself, as <c>Task Start() => _task ??= Run()</c> does: who discards one has not lost it.
/// </summary>
internal static class KeptTasks
{
    public static bool Contain(IInvocationOperation call, CancellationToken cancellation)
    {
        var method = call.TargetMethod;
        return !method.IsAbstract && !method.IsVirtual
            && method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is MethodDeclarationSyntax declared
            && ReturnedExpressions.Of(declared).ToList() is { Count: > 0 } returned
            && returned.TrueForAll(r => IsKept(r, method.ContainingType));
    }

    private static bool IsKept(ExpressionSyntax value, INamedTypeSymbol type) => value switch
    {
        AssignmentExpressionSyntax
        {
            RawKind: (int)SyntaxKind.CoalesceAssignmentExpression or (int)SyntaxKind.SimpleAssignmentExpression
        } assignment
            => IsField(assignment.Left, type),
        _ => IsField(value, type),
    };

    private static bool IsField(ExpressionSyntax target, INamedTypeSymbol type)
    {
        var name = target is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? access.Name : target;
        return name is IdentifierNameSyntax { Identifier.ValueText: var text } && type.GetMembers(text).Any(m => m is IFieldSymbol);
    }
}
