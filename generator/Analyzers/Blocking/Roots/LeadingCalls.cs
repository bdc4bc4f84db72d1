using Adapters.Analyzers.Blocking.Model;

namespace Adapters.Analyzers.Blocking.Roots;

/// <summary>The calls in scope that lead to a helper, without anything of their compilation.</summary>
/// <param name="Count">How many places there are.</param>
/// <param name="First">The name of the member that has the first one, in the order of the files.</param>
/// <param name="Confidence">How sure it is that the surest of them reaches the helper.</param>
/// <param name="OnLoop">Whether one of them is made on an event loop.</param>
internal sealed record LeadingCalls(int Count, string First, Confidence Confidence, bool OnLoop)
{
    public static readonly LeadingCalls None = new(0, "", Confidence.Low, false);

    public LeadingCalls With(string member, Confidence confidence, bool onLoop) => new(
        Count + 1, Count == 0 ? member : First, confidence < Confidence ? confidence : Confidence, OnLoop || onLoop);
}
