using System.ComponentModel;

namespace Adapters;

/// <summary>
/// Names the generated module of an assembly with handlers, so that an application that references the assembly can include it.
/// </summary>
/// <param name="module">The generated class.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class AdaptersModuleAttribute(Type module) : Attribute
{
    /// <summary>The generated class.</summary>
    public Type Module { get; } = module;

    /// <summary>The routes of a library, for the compiler of an application that references it.</summary>
    public string Routes { get; set; } = "";
}
