namespace Adapters;

/// <summary>Names the part of the request that a parameter's value comes from.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public abstract class BindingAttribute : Attribute
{
    /// <summary>The name of the value in the request, or null for the name of the parameter.</summary>
    public string? Name { get; set; }
}
