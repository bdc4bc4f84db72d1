namespace Adapters;

/// <summary>
/// Declares a constraint for the route templates of the assembly: after
/// <c>[assembly: RouteConstraint("even", typeof(EvenNumber))]</c>, <c>{id:even}</c> takes what <c>EvenNumber.Matches(id)</c> does.
/// </summary>
/// <param name="name">The name in templates.</param>
/// <param name="type">A type with a <c>static bool Matches(T value)</c> for each type of parameter that it judges.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class RouteConstraintAttribute(string name, Type type) : Attribute
{
    /// <summary>The name in templates.</summary>
    public string Name { get; } = name;

    /// <summary>The type that judges values.</summary>
    public Type Type { get; } = type;
}
