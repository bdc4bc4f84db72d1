using System.Globalization;
using Adapters.Generator.OpenApi.Schemas;

namespace Adapters.Generator.OpenApi.Documents;

/// <summary>
/// Gives each schema a name: that of its type, or the one with the namespace if two types have the same. The names do not depend on the
/// order in which schemas are found.
/// </summary>
internal sealed class ComponentNames
{
    /// <summary>The schema of the errors that every application answers with.</summary>
    public const string Problem = "ProblemDetails";

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public ComponentNames(IEnumerable<ApiSchema> schemas)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Problem };
        foreach (var group in schemas.GroupBy(s => s.Name, StringComparer.OrdinalIgnoreCase).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var isOnly = group.Count() == 1 && !taken.Contains(group.Key);
            foreach (var schema in group.OrderBy(s => s.Key, StringComparer.Ordinal))
                _names.Add(schema.Key, Free(isOnly ? schema.Name : schema.FullName, taken));
        }
    }

    public string this[string key] => _names.TryGetValue(key, out var name) ? name : Problem;

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
            free = $"{name}_{number.ToString(CultureInfo.InvariantCulture)}";
        return free;
    }
}
