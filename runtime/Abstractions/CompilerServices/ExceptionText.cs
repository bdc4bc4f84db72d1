using System.ComponentModel;

namespace Adapters.CompilerServices;

/// <summary>
/// Describes exceptions of the application. Its own types may override the message and the stack with code that throws, and
/// whoever reports a failure must not fail because of that.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ExceptionText
{
    /// <summary>The message of an aggregate contains those of all its exceptions, which may be aggregates.</summary>
    private const int InnerExceptionsAtMost = 50;

    /// <summary>Returns the type and the message of an exception, without those of its causes.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>For example <c>IOException: The disk is full.</c></returns>
    public static string Describe(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var name = exception.GetType().Name;
        if (!HasShortMessage(exception))
            return $"{name} with more than {InnerExceptionsAtMost} inner exceptions";
        try
        {
            return $"{name}: {exception.Message}";
        }
        catch (Exception failure)
        {
            return $"{name}, whose message could not be read: {failure.GetType().Name}";
        }
    }

    /// <summary>Returns the stack of an exception, or null if it has none or it cannot be read.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>The frames, one per line.</returns>
    public static string? Stack(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        try
        {
            return exception.StackTrace;
        }
        catch (Exception)
        {
            // There is nothing to report it with: the exception itself is what is being reported.
            return null;
        }
    }

    private static bool HasShortMessage(Exception exception)
    {
        if (exception is not AggregateException)
            return true;
        var left = new Stack<Exception>([exception]);
        for (var count = 0; left.TryPop(out var next); count++)
        {
            if (count + left.Count > InnerExceptionsAtMost)
                return false;
            if (next is not AggregateException { InnerExceptions: var inner })
                continue;
            if (inner.Count > InnerExceptionsAtMost)
                return false;
            foreach (var part in inner)
                left.Push(part);
        }

        return true;
    }
}
