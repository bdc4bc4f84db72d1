using System.Text;
using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Binding.Sources;

/// <summary>A header field of the request.</summary>
internal sealed class HeaderSource() : ValueSource(BindingKind.Header, "a header field")
{
    public override string Place => "header";

    /// <summary>The name in lower case, as requests have it. The parameter <c>ifMatch</c> is <c>if-match</c>.</summary>
    protected override ParameterModel Describe(ParameterSite site) =>
        base.Describe(site) with { Key = site.Mark?.Name is { } name ? name.ToLowerInvariant() : Hyphenate(site.Key) };

    protected override string Values(ParameterModel parameter, EntryPointCode code) =>
        $"Header({code.Scope}, {EmittedNames.Utf8(parameter.Key)})";

    private static string Hyphenate(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            if (words.Length > 0 && char.IsUpper(letter))
                words.Append('-');
            words.Append(letter == '_' ? '-' : char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }
}
