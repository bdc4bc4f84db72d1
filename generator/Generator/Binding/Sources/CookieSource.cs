using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Binding.Sources;

/// <summary>A cookie of the request.</summary>
internal sealed class CookieSource() : ValueSource(BindingKind.Cookie, "a cookie")
{
    public override string Place => "cookie";

    protected override string Values(ParameterModel parameter, EntryPointCode code) =>
        $"Cookie({code.Scope}, {EmittedNames.Utf8(parameter.Key)})";
}
