namespace Adapters.Generator.Routing.Constraints;

/// <summary>A constraint of the user's: a static method that judges the value.</summary>
/// <param name="Method">The method, with <c>global::</c>.</param>
internal sealed record OwnCheck(string Parameter, string Text, string Method) : RouteCheck(Parameter, Text)
{
    public override string Condition(string value) => $"{Method}({value})";

    public override bool Holds(string text) => false;
}
