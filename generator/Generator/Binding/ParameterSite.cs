using Adapters.Generator.Results;
using Adapters.Generator.Routing.Templates;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding;

/// <summary>A parameter whose source is looked for, with all that a source may ask about it.</summary>
internal sealed class ParameterSite
{
    private readonly RouteTemplate _template;

    public ParameterSite(IParameterSymbol parameter, RouteTemplate template, string verb, bool isSync)
    {
        _template = template;
        Parameter = parameter;
        Type = NullableTypes.Unwrap(parameter.Type, out var isNullable);
        IsNullable = isNullable;
        TypeName = TypeNames.NameOf(Type);
        Parsing = ValueTypes.Find(Type);
        Verb = verb;
        IsSync = isSync;
    }

    public IParameterSymbol Parameter { get; }

    /// <summary>The type, without the question mark of a nullable one.</summary>
    public ITypeSymbol Type { get; }

    public bool IsNullable { get; }

    public string TypeName { get; }

    public ValueParsing Parsing { get; }

    public string Verb { get; }

    /// <summary>Indicates whether the method belongs to the WSGI entry point.</summary>
    public bool IsSync { get; }

    public bool IsWebSocket => Verb == Verbs.WebSocket;

    public bool IsInTemplate => _template.Parameters.Contains(Parameter.Name);

    /// <summary>Indicates whether the method is asynchronous, so that it can await events.</summary>
    public bool CanAwait => ResultParser.IsAsync(Method);

    /// <summary>Indicates whether the method returns the blocks of a body, as a WSGI application does.</summary>
    public bool ReturnsBlocks => ResultParser.IsBlocks(Method);

    private IMethodSymbol Method => (IMethodSymbol)Parameter.ContainingSymbol;
}
