using Adapters.Architecture.Tests.Sources;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Architecture.Tests;

/// <summary>A name says where something is, and means one thing.</summary>
public sealed class NamingTests
{
    [Theory, MemberData(nameof(FolderTests.Assemblies), MemberType = typeof(FolderTests))]
    public void A_file_has_the_name_of_a_type_in_it(string name)
    {
        var assembly = SourceAssembly.Load(name);
        AssertNone(
            "Name the file after its main type",
            from tree in assembly.Compilation.SyntaxTrees
            where tree.FilePath.Length > 0
            let file = Path.GetFileName(tree.FilePath).Split('.')[0]
            where !TypesIn(tree.GetRoot()).Contains(file)
            select assembly.Relative(tree.FilePath));
    }

    [Fact]
    public void No_two_types_of_ours_have_one_name()
    {
        var types =
            from name in FolderTests.Assemblies
            let assembly = SourceAssembly.Load(name.Data)
            from tree in assembly.Compilation.SyntaxTrees
            where tree.FilePath.Length > 0
            from type in TypesIn(tree.GetRoot())
            select (type, Place: $"{name.Data}/{Path.GetDirectoryName(assembly.Relative(tree.FilePath))}");
        AssertNone(
            "Give each its own name",
            from type in types
            group type.Place by type.type into places
            where places.Distinct().Count() > 1
            select $"{places.Key}: {string.Join(", ", places.Distinct())}");
    }

    [Theory, MemberData(nameof(FolderTests.Assemblies), MemberType = typeof(FolderTests))]
    public void What_is_declared_is_used(string name) =>
        AssertNone("Delete what nothing uses", Uses.Value.FindUnused(SourceAssembly.Load(name)));

    private static void AssertNone(string remedy, IEnumerable<string> found) =>
        Assert.True(!found.Any(), string.Join(Environment.NewLine, found.Prepend(remedy + ":")));

    private static readonly Lazy<MemberUses> Uses = new(
        () => new MemberUses([.. FolderTests.Assemblies.Select(name => SourceAssembly.Load(name.Data))]));

    /// <summary>Nested types are left out.</summary>
    private static IEnumerable<string> TypesIn(Microsoft.CodeAnalysis.SyntaxNode root) =>
        from type in root.DescendantNodes(
            node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<MemberDeclarationSyntax>()
        let identifier = (type as BaseTypeDeclarationSyntax)?.Identifier ?? (type as DelegateDeclarationSyntax)?.Identifier
        where identifier is not null
        select identifier.Value.Text;
}
