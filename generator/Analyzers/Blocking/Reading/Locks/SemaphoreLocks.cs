using System.Runtime.CompilerServices;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Reading.Locks;

/// <summary>
/// Semaphores that are used like a lock: a private one for a single holder, which nobody waits for asynchronously, and which no code with
/// an await holds.
/// </summary>
internal static class SemaphoreLocks
{
    private static readonly ConditionalWeakTable<IFieldSymbol, StrongBox<bool>> Known = new();

    public static bool IsSemaphore(IMethodSymbol method) => method.ContainingType.Name == "SemaphoreSlim";

    /// <summary>Indicates whether a call waits for such a semaphore.</summary>
    public static bool AreTakenBy(IInvocationOperation call, BodyDependencies dependencies)
    {
        if (call.Instance is not IFieldReferenceOperation { Field: { DeclaredAccessibility: Accessibility.Private } field }
            || field.DeclaringSyntaxReferences.IsEmpty)
            return false;
        var declarations = dependencies.DeclarationsOf(field.ContainingType);
        return Known.GetValue(field.OriginalDefinition, f => new StrongBox<bool>(IsLock(f, declarations))).Value;
    }

    private static bool IsLock(IFieldSymbol field, IReadOnlyList<SyntaxNode> type)
    {
        var nodes = type.SelectMany(t => t.DescendantNodes()).ToList();
        var values = nodes.OfType<VariableDeclaratorSyntax>().Where(v => v.Identifier.ValueText == field.Name)
            .Select(v => v.Initializer?.Value)
            .Concat(nodes.OfType<AssignmentExpressionSyntax>().Where(a => NameOf(a.Left) == field.Name).Select(a => a.Right))
            .OfType<ExpressionSyntax>().ToList();
        return values.Count > 0 && values.TrueForAll(IsForOne)
            && nodes.OfType<IdentifierNameSyntax>().Where(n => n.Identifier.ValueText == field.Name).All(IsUsedAsLock);
    }

    private static string? NameOf(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var member } => member.Identifier.ValueText,
        _ => null,
    };

    private static bool IsForOne(ExpressionSyntax value) =>
        value is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments }
        && arguments.All(a => a.Expression is LiteralExpressionSyntax { Token.Value: 1 });

    private static bool IsUsedAsLock(IdentifierNameSyntax name)
    {
        SyntaxNode value = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own : name;
        return value.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == value,
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax call } =>
                call.Expression is MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Dispose" },
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var used } =>
                used is "Dispose" or "CurrentCount" || (used is "Wait" or "Release" && !HasAwait(name)),
            _ => false,
        };
    }

    private static bool HasAwait(SyntaxNode place) => place.Ancestors()
        .First(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax)
        .DescendantNodes().Any(n => n is AwaitExpressionSyntax);
}
