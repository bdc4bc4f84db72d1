namespace Generator.Fuzz.Grammar;

/// <summary>
/// Names that are hard on emitted code: words of the language, names of .NET and of emitted code, letters beyond ASCII, and twins.
/// </summary>
internal static class Names
{
    private static readonly string[] All =
    [
        "event", "class", "int", "string", "object", "namespace", "static", "this", "base", "null", "default", "params", "ref", "out", "in",
        "await", "async", "record", "field", "value",
        "scoped", "required", "file", "partial", "yield", "nameof", "global", "dynamic", "get",
        "where", "from", "select", "unmanaged", "notnull", "managed", "extension", "when", "with", "and", "or", "not", "nint", "args",
        "scope", "scopeValue", "scopeValue_", "value_scope_", "receive", "send", "environ", "start", "task", "allow", "path", "body_",
        "errors", "form", "limits", "blocks", "bytes", "text", "given", "problem", "Handler", "_handler", "Awaited", "WithBody", "Sync",
        "RunSync", "Json_X",
        "FormLimits_X", "X_Endpoints", "X_Module", "X_Value", "X_ExactValue", "AsgiResource1", "route0", "segment1", "next1", "value1",
        "System", "Task", "String", "Int32", "Adapters", "Object", "ValueTask", "Guid", "Exception", "Equals", "ToString", "Routes_",
        "größe", "Größe", "é", "e\u0301", "名前", "ΑΒΓ", "αβγ", "_", "__", "_1", "A_B", "A__B", "a", "A", "aB", "Ab", "AB", "Get", "get_",
        "provider", "error", "number", "one", "part", "isKnown", "index", "name", "Provider", "Find", "Make",
    ];

    public static string Any(Random random) => All[random.Next(All.Length)];

    /// <summary>Returns names that differ.</summary>
    public static string[] Some(Random random, int count, Func<string, bool> allows)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        while (found.Count < count)
        {
            if (Any(random) is var name && allows(name))
                found.Add(name);
        }

        return [.. found];
    }
}
