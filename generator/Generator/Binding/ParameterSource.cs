using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Binding;

/// <summary>
/// A source of parameters' values. It determines which parameters it binds, and emits what gives them their values. A source has no state,
/// so that a model can hold it.
/// </summary>
internal abstract class ParameterSource
{
    /// <summary>Indicates whether a handler with such a parameter sends the response itself.</summary>
    public virtual bool SendsResponse => false;

    /// <summary>Indicates whether a handler with such a parameter sees what the server made for the request, which it may keep.</summary>
    public virtual bool IsRaw => false;

    /// <summary>Indicates whether the source takes the whole body, so that no other can.</summary>
    public virtual bool TakesBody => false;

    /// <summary>Indicates whether the source is a form in the body, which any number of parameters share.</summary>
    public virtual bool ReadsForm => false;

    /// <summary>The part of the request that has the values, or null if they are not of the request, so that none is validated.</summary>
    public virtual string? Place => null;

    /// <summary>Indicates whether only the members that were sent are validated.</summary>
    public virtual bool IsPatch => false;

    /// <summary>Determines whether the source gives a parameter its value.</summary>
    public abstract bool Binds(ParameterSite site);

    /// <summary>Explains why a parameter of the source's type is not bound at this place. Returns null for any other type.</summary>
    public virtual string? Refusal(ParameterSite site) => null;

    /// <summary>Reads the parameter. Returns null if there is a problem, which is noted.</summary>
    public virtual ParameterModel? Parse(ParameterSite site) => Describe(site);

    /// <summary>Returns the argument that the handler is called with.</summary>
    public virtual string Argument(ParameterModel parameter, EntryPointCode code) => parameter.Variable;

    protected virtual ParameterModel Describe(ParameterSite site) => new(
        site.Symbol.Name, EmittedNames.Identifier(site.Variable), site.Key,
        site.Type.ToDisplayString(TypeNames.FullNullable), this, site.IsNullable, site.Default);
}
