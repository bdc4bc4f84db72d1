using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Adapters.Simulation.Oracles;

/// <summary>Finds where two objects differ, field by field, through all that is the server's own.</summary>
internal static class FieldComparer
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> FieldsOf = new();

    /// <summary>The paths of the fields that differ, and how.</summary>
    public static List<string> FindDifferences(object first, object second)
    {
        var differences = new List<string>();
        Compare(first, second, "", [], differences);
        return differences;
    }

    private static void Compare(object? first, object? second, string path, HashSet<Pair> visited, List<string> differences)
    {
        if (ReferenceEquals(first, second) || Equals(first, second)
            || (first is StringBuilder text && text.Equals(second as StringBuilder)))
            return;
        if (first is null || second is null || first.GetType() != second.GetType())
            differences.Add($"{path} is {first ?? "null"}, and {second ?? "null"} in a new one");
        else if (first is ICollection contents)
            CompareContents(contents, (ICollection)second, path, differences);
        else if (first is Lock || first.GetType() == typeof(object))
            return;
        else if (first is not Delegate && !IsOwn(first.GetType()))
            differences.Add($"{path} is {first}, and {second} in a new one");
        else if (first is not Delegate && visited.Add(new Pair(first, second)))
            CompareFields(first, second, path, visited, differences);
    }

    private static void CompareFields(object first, object second, string path, HashSet<Pair> visited, List<string> differences)
    {
        foreach (var field in FieldsOf.GetOrAdd(first.GetType(), FindFields))
            Compare(field.GetValue(first), field.GetValue(second), $"{path}.{field.Name}", visited, differences);
    }

    private static void CompareContents(ICollection first, ICollection second, string path, List<string> differences)
    {
        if (first.Count != second.Count || !first.Cast<object?>().SequenceEqual(second.Cast<object?>()))
            differences.Add($"{path} has {first.Count} elements, and {second.Count} in a new one, or others");
    }

    private static bool IsOwn(Type type) =>
        !type.IsPrimitive && !type.IsEnum
            && (type.IsValueType || type.Assembly.GetName().Name!.StartsWith("Adapters.", StringComparison.Ordinal));

    private static FieldInfo[] FindFields(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var current = type; current is not null; current = current.BaseType)
            fields.AddRange(
                current.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        return [.. fields.Where(field => !PooledFields.MayDiffer(field))];
    }

    private readonly record struct Pair(object First, object Second)
    {
        public bool Equals(Pair other) => ReferenceEquals(First, other.First) && ReferenceEquals(Second, other.Second);

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(First), RuntimeHelpers.GetHashCode(Second));
    }
}
