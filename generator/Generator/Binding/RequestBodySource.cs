using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Binding;

/// <summary>A source that reads the whole body. Emitted code has the bytes of the body in a variable named <c>bytes</c>.</summary>
internal abstract class RequestBodySource : ParameterSource
{
    public sealed override bool TakesBody => true;

    public sealed override string Place => "body";

    /// <summary>Indicates whether the body may be wrong.</summary>
    public virtual bool CanFail => false;

    public sealed override bool Binds(ParameterSite site) => Reads(site)
        && (site.Is(BindingKind.Body) ? Verbs.CanHaveBody(site.Verb) : site.Mark is null && Verbs.HasBody(site.Verb));

    /// <summary>Emits the checks that are made before the body is read.</summary>
    public virtual void EmitCheck(ParameterModel body, bool hasErrors, HttpCode code, CodeWriter writer)
    {
    }

    /// <summary>Emits the parameter's variable.</summary>
    /// <param name="code">The entry point. In the asynchronous one the bytes are a <c>ReadOnlyMemory</c>, in the other an array.</param>
    public abstract void EmitRead(ParameterModel body, HttpCode code, CodeWriter writer);

    /// <summary>Determines whether the parameter is of the type that this source makes of a body.</summary>
    protected abstract bool Reads(ParameterSite site);

    /// <summary>Returns the expression for the bytes as a span.</summary>
    protected static string Span(HttpCode code) => code == AsgiCode.Instance ? "bytes.Span" : "bytes";
}
