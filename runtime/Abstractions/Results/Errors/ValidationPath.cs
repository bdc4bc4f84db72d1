namespace Adapters.CompilerServices;

/// <summary>The paths of members: <c>items[2].name</c>, and the same as a JSON pointer (RFC 6901).</summary>
internal static class ValidationPath
{
    /// <summary>Puts the path of an object before that of its member.</summary>
    public static string? Join(string? path, string? member) => string.IsNullOrEmpty(path) ? member
        : string.IsNullOrEmpty(member) ? path
        : member[0] == '[' ? path + member
        : $"{path}.{member}";

    /// <summary>Returns names as steps of a pointer. A null is no step.</summary>
    public static string Escape(params ReadOnlySpan<string?> names)
    {
        var pointer = "";
        foreach (var name in names)
        {
            if (name is not null)
                pointer += "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        }

        return pointer;
    }
}
