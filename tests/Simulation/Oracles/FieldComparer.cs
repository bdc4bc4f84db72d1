using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Adapters.Simulation.Oracles;

/// <summary>Finds where two objects differ, field by field, through all that is the server's own.</summary>
internal static class FieldComparer
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> FieldsOf = new();

    /// <summary>The path of the first field that differs, and how; null if there is none.</summary>
    public static string? FindDifference(object first, object second) => Compare(first, second, "", []);

    private static string? Compare(object? first, object? second, string path, HashSet<Pair> visited)
    {
        if (ReferenceEquals(first, second) || Equals(first, second))
            return null;
        if (first is null || second is null)
            return $"{path} is {first ?? "null"}, and {second ?? "null"} in a new one";
        if (first is Delegate || !visited.Add(new Pair(first, second)))
            return null;
        if (first is Array or IList or IDictionary)
            return CompareContents((ICollection)first, (ICollection)second, path);
        if (first.GetType() != second.GetType() || !IsOwn(first.GetType()))
            return $"{path} is {first}, and {second} in a new one";
        foreach (var field in FieldsOf.GetOrAdd(first.GetType(), FindFields))
        {
            var difference = Compare(field.GetValue(first), field.GetValue(second), $"{path}.{field.Name}", visited);
            if (difference is not null)
                return difference;
        }

        return null;
    }

    /// <summary>What has grown with use is as good as new if it says that it is empty; arrays of values count by what is in them.</summary>
    private static string? CompareContents(ICollection first, ICollection second, string path) =>
        first.Count == second.Count && first.Cast<object?>().SequenceEqual(second.Cast<object?>())
            ? null
            : $"{path} has {first.Count} elements, and {second.Count} in a new one, or others";

    private static bool IsOwn(Type type) =>
        type.Assembly.GetName().Name!.StartsWith("Adapters.", StringComparison.Ordinal) || type.IsValueType;

    private static FieldInfo[] FindFields(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var current = type; current is not null; current = current.BaseType)
            fields.AddRange(current.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        return [.. fields.Where(field => !PooledFields.MayDiffer(field))];
    }

    private readonly record struct Pair(object First, object Second)
    {
        public bool Equals(Pair other) => ReferenceEquals(First, other.First) && ReferenceEquals(Second, other.Second);

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(First), RuntimeHelpers.GetHashCode(Second));
    }
}
