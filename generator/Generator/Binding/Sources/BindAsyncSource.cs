using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Sources;

/// <summary>
/// The type's own <c>static ValueTask&lt;T?&gt; BindAsync(HttpScope, ...)</c>, which reads whatever it wants. It may take the token and
/// receive, too. Null indicates that there is no value.
/// </summary>
internal sealed class BindAsyncSource : ParameterSource
{
    private const string Errors = "global::Adapters.CompilerServices.RequestErrors";

    public override string Place => "request";

    public override bool IsRaw => true;

    public override bool Binds(ParameterSite site) =>
        site is { Mark: null, IsWebSocket: false, IsSync: false } && Find(site.Type) is not null;

    public override string? Refusal(ParameterSite site) => site.Mark is null && Find(site.Type) is not null
        ? site.IsWebSocket ? "BindAsync takes an HttpScope, which a WebSocket does not have"
        : "a synchronous handler cannot await BindAsync: return a Task"
        : null;

    /// <summary>The model has the arguments as its key, and is optional if any result of the method is a value.</summary>
    public override ParameterModel? Parse(ParameterSite site)
    {
        var method = Find(site.Type)!;
        var result = ((INamedTypeSymbol)method.ReturnType).TypeArguments[0];
        return Describe(site) with
        {
            Key = string.Join(", ", method.Parameters.Select(p => ArgumentOf(p.Type)!)),
            IsOptional = site.IsNullable || (result.IsValueType && !IsNullableStruct(result)),
        };
    }

    /// <summary>Emits the call, which is awaited, and notes an error if it gives no value.</summary>
    public static void EmitRead(ParameterModel parameter, CodeWriter writer)
    {
        var call = $"await {parameter.TypeName}.BindAsync({parameter.Key})";
        writer.Line(parameter.IsOptional
            ? $"var {parameter.Variable} = {call};"
            : $"var {parameter.Variable} = {Errors}.Given({call}, {EmittedNames.Quote(parameter.Name)}, ref errors);");
    }

    private static IMethodSymbol? Find(ITypeSymbol type) => type.GetMembers("BindAsync").OfType<IMethodSymbol>().FirstOrDefault(
        m => MethodCalls.CanBe(m) && Reachability.IsReachable(m) && Returns(m.ReturnType, type)
            && m.Parameters.Any(p => TypeNames.Is(p.Type, "Adapters.HttpScope"))
            && m.Parameters.All(p => p.RefKind is RefKind.None or RefKind.In && ArgumentOf(p.Type) is not null));

    private static string? ArgumentOf(ITypeSymbol type) => TypeNames.NameOf(type) switch
    {
        "Adapters.HttpScope" => AsgiCode.Instance.ForRequest(),
        "Adapters.Receive" => AsgiCode.Instance.ForRequest("receive"),
        "System.Threading.CancellationToken" => "scope.Aborted",
        _ => null,
    };

    private static bool Returns(ITypeSymbol result, ITypeSymbol type) =>
        TypeNames.NameOf(result) is "System.Threading.Tasks.ValueTask" or "System.Threading.Tasks.Task"
        && result is INamedTypeSymbol { TypeArguments: [var value] }
        && SymbolEqualityComparer.Default.Equals(NullableTypes.Unwrap(value, out _), type);

    private static bool IsNullableStruct(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
}
