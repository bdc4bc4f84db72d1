using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Adapters.Analyzers.Blocking.Completion.AccessPaths;

/// <summary>One segment of an access path: where the path begins, or a step from one value to the next.</summary>
internal abstract record PathSegment
{
    /// <summary>The beginning of <see cref="AccessPath.Always"/>.</summary>
    public sealed record Completed : PathSegment;

    /// <summary>The object that the method belongs to.</summary>
    public sealed record This : PathSegment;

    /// <summary>A type, whose static members follow.</summary>
    public sealed record Type(string Name) : PathSegment;

    /// <summary>A local variable or a parameter. Others of its name are declared elsewhere.</summary>
    public sealed record Variable(string Name, int Position) : PathSegment;

    /// <summary>A flow capture: a part of an expression that the control flow graph keeps.</summary>
    public sealed record Capture(CaptureId Id) : PathSegment;

    /// <summary>A field or a property.</summary>
    public sealed record Member(string Name) : PathSegment;

    /// <summary>An element of a collection, or all of them.</summary>
    public sealed record Element(ElementIndex Index) : PathSegment;

    /// <summary>For the debugger.</summary>
    public sealed override string ToString() => this switch
    {
        This => "this",
        Type type => type.Name,
        Variable variable => $"{variable.Name}@{variable.Position}",
        Capture capture => $"#{capture.Id.GetHashCode()}",
        Member member => $".{member.Name}",
        Element element => $"[{element.Index}]",
        _ => nameof(Completed),
    };
}
