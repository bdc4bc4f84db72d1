namespace Adapters.Generator.Routing.Constraints;

/// <summary>A constraint on a value in a route, besides its type. If it does not hold, the request is another route's.</summary>
/// <param name="Parameter">The name of the value in the template.</param>
/// <param name="Text">The constraint as it is written.</param>
internal abstract record RouteCheck(string Parameter, string Text)
{
    /// <summary>Returns the condition as source text.</summary>
    /// <param name="value">The variable with the value.</param>
    public abstract string Condition(string value);

    /// <summary>Determines whether it certainly holds for a text that is a value of the type.</summary>
    public abstract bool Holds(string text);
}
