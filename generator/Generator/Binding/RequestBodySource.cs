using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Binding;

/// <summary>A source that reads the whole body. Emitted code has the bytes of the body in a variable named <c>bytes</c>.</summary>
internal abstract class RequestBodySource : ParameterSource
{
    public sealed override bool Binds(ParameterSite site) => Verbs.HasBody(site.Verb) && Reads(site);

    /// <summary>Emits what is checked before the body is read.</summary>
    public virtual void EmitCheck(HttpCode code, CodeWriter writer)
    {
    }

    /// <summary>Emits the parameter's variable for the asynchronous entry point, where the bytes are a <c>ReadOnlyMemory</c>.</summary>
    public abstract void EmitAsgi(ParameterModel body, CodeWriter writer);

    /// <summary>Emits the parameter's variable for the synchronous entry point, where the bytes are an array.</summary>
    public abstract void EmitWsgi(ParameterModel body, CodeWriter writer);

    /// <summary>Determines whether the parameter is of the type that this source makes of a body.</summary>
    protected abstract bool Reads(ParameterSite site);
}
