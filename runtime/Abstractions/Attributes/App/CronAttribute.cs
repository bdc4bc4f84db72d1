namespace Adapters;

/// <summary>
/// Runs the attributed method at the times that a cron expression names, in UTC, while the server runs. A run that takes longer than to the
/// next time leaves that out. For its parameters and its class, see <see cref="BackgroundAttribute"/>.
/// </summary>
/// <param name="expression">
/// Minute, hour, day of the month, month and day of the week, such as <c>0 3 * * MON-FRI</c>; seconds may precede them.
/// </param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class CronAttribute(string expression) : Attribute
{
    /// <summary>The expression.</summary>
    public string Expression { get; } = expression;
}
