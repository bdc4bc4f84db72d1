using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Members;

/// <summary>The group of a member that is known by its async alternative alone.</summary>
internal static class NamespaceGroups
{
    private static readonly (string Namespace, BlockingGroup Group)[] Groups =
    [
        ("System.IO", BlockingGroup.Files),
        ("System.Text.Json", BlockingGroup.Files),
        ("System.Xml", BlockingGroup.Files),
        ("System.Net", BlockingGroup.Network),
        ("System.Data", BlockingGroup.Data),
        ("Microsoft.EntityFrameworkCore", BlockingGroup.Data),
        ("Microsoft.Data", BlockingGroup.Data),
        ("Npgsql", BlockingGroup.Data),
        ("Dapper", BlockingGroup.Data),
        ("StackExchange.Redis", BlockingGroup.Data),
        ("MongoDB", BlockingGroup.Data),
        ("System.Threading", BlockingGroup.Threads),
        ("Microsoft.Extensions.Hosting", BlockingGroup.Host),
        ("Microsoft.AspNetCore.Builder", BlockingGroup.Host),
    ];

    public static BlockingGroup Of(IMethodSymbol method)
    {
        var name = method.ContainingNamespace.ToDisplayString();
        foreach (var (space, group) in Groups)
        {
            if (name == space
                || (name.Length > space.Length && name.StartsWith(space, StringComparison.Ordinal) && name[space.Length] == '.'))
                return group;
        }

        return BlockingGroup.Other;
    }
}
