using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Async;

/// <summary>Whether something keeps other threads out of a place.</summary>
internal static class Locks
{
    /// <summary>A lock statement, a using of what a lock gave, or a try whose finally releases something.</summary>
    public static bool Protect(IOperation place)
    {
        for (var around = place; around.Parent is { } parent; around = parent)
        {
            var isProtected = parent switch
            {
                ILockOperation => true,
                ITryOperation { Finally: { } cleanup } attempt => attempt.Body == around && cleanup.Descendants().Any(IsRelease),
                IUsingOperation { Resources: var resources } => resources.DescendantsAndSelf().Any(IsEntry),
                IBlockOperation block => block.Operations.TakeWhile(o => o != around).Any(o => o is IUsingDeclarationOperation && o.Descendants().Any(IsEntry)),
                _ => false,
            };
            if (isProtected)
                return true;
        }

        return false;
    }

    private static bool IsRelease(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod.Name: var name } && (name.StartsWith("Release", StringComparison.Ordinal) || name.StartsWith("Exit", StringComparison.Ordinal));

    private static bool IsEntry(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod.Name: var name }
        && (name.StartsWith("Enter", StringComparison.Ordinal) || name.Contains("Lock") || name.StartsWith("Acquire", StringComparison.Ordinal) || name.StartsWith("Wait", StringComparison.Ordinal));
}
