namespace Adapters.Generator.Routing.Constraints;

/// <summary>A text of ASCII letters.</summary>
internal sealed record AlphaCheck(string Parameter, string Text) : RouteCheck(Parameter, Text)
{
    public override string Condition(string value) => $"global::Adapters.CompilerServices.RouteValue.IsAlpha({value})";

    public override bool Holds(string text) => text.All(c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z');
}
