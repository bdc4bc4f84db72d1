namespace Adapters;

/// <summary>Names the part of the request that has the text of a parameter's value.</summary>
public abstract class ValueAttribute : BindingAttribute
{
    /// <summary>Indicates whether the names of an enum are compared with regard to case. By default, <c>red</c> is <c>Red</c>.</summary>
    public bool IsCaseSensitive { get; set; }
}
