using System.Runtime.CompilerServices;

namespace Adapters.Analyzers.Blocking.Model;

/// <summary>
/// Bounds the work on one body: the operations and facts that are visited, and the depth of the stack. Code that somebody wrote by hand
/// needs a small part of it. Beyond it, the analysis of the body ends with an exception, which its caller turns into a finding.
/// </summary>
internal sealed class VisitBudget(int limit = VisitBudget.OfBody)
{
    /// <summary>Comes to less than a second.</summary>
    private const int OfBody = 5_000_000;

    /// <summary>The visits so far.</summary>
    public int Visits { get; private set; }

    /// <summary>
    /// Indicates whether an exception says that code is too large or too deep. The compiler wraps its own where it is asked to bind more.
    /// </summary>
    public static bool IsExceeded(Exception exception) =>
        exception is VisitBudgetException or InsufficientExecutionStackException
            or { InnerException: InsufficientExecutionStackException };

    /// <summary>Counts visits. A method that calls itself for each level of the code visits, so that its depth has an end, too.</summary>
    public void Visit(int count = 1)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Visits += count;
        if (Visits > limit)
            throw new VisitBudgetException();
    }
}

/// <summary>A body needs more visits than its budget has.</summary>
internal sealed class VisitBudgetException : Exception;
