using Adapters.Architecture.Tests.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Architecture.Tests;

/// <summary>A setting that nothing reads would be accepted and have no effect.</summary>
public sealed class OptionUseTests
{
    [Fact]
    public void Every_setting_is_read_outside_of_the_options()
    {
        var server = SourceAssembly.Load("Adapters.Server");
        var options = server.Compilation.GetTypeByMetadataName("Adapters.ServerOptions")!;
        var settings = options.GetMembers().OfType<IPropertySymbol>().Where(p => p.DeclaredAccessibility == Accessibility.Public);
        var read = server.Compilation.SyntaxTrees.Where(IsElsewhere).SelectMany(tree => NamesRead(server.Compilation, tree, options));

        var unread = settings.Select(setting => setting.Name).Except(read).ToArray();

        Assert.True(unread.Length == 0, "Pass on the value of: " + string.Join(", ", unread));
    }

    private static bool IsElsewhere(SyntaxTree tree) => !tree.FilePath.Contains("/Options/", StringComparison.Ordinal);

    private static IEnumerable<string> NamesRead(Compilation compilation, SyntaxTree tree, INamedTypeSymbol options)
    {
        var model = compilation.GetSemanticModel(tree);
        return from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
               let property = model.GetSymbolInfo(name).Symbol as IPropertySymbol
               where SymbolEqualityComparer.Default.Equals(property?.ContainingType, options)
               select property!.Name;
    }
}
