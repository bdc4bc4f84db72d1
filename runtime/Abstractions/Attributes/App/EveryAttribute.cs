namespace Adapters;

/// <summary>
/// Runs the attributed method again and again while the server runs, outside of the event loops. The interval is counted from the start of
/// one run to the start of the next; a run that takes longer leaves out those in between. For its parameters and its class, see
/// <see cref="BackgroundAttribute"/>.
/// </summary>
/// <param name="interval">Whole numbers with units, such as <c>30s</c>, <c>5m</c>, <c>1h30m</c>, <c>500ms</c> or <c>1d</c>.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class EveryAttribute(string interval) : Attribute
{
    /// <summary>The interval.</summary>
    public string Interval { get; } = interval;
}
