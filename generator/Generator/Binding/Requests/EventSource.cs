using Adapters.Generator.EntryPoints;

namespace Adapters.Generator.Binding.Requests;

/// <summary>One of the two callbacks for events: receive and send.</summary>
internal sealed class EventSource(string typeName, string name, bool sendsResponse) : ParameterSource
{
    public override bool SendsResponse => sendsResponse;

    public override bool Binds(ParameterSite site) => site.TypeName == typeName && site.CanAwait;

    public override string? Refusal(ParameterSite site) => site.TypeName == typeName
        ? "a synchronous handler has no receive and send: return a Task, or take an Environ"
        : null;

    public override string Argument(ParameterModel parameter, EntryPointCode code) => code.ForRequest(name);
}
