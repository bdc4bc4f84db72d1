using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Members;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Exemptions;

/// <summary>Streams, readers and writers that are seen to stay in memory: nothing there waits.</summary>
internal static class InMemoryStreams
{
    public static bool IsCall(CallSite call)
    {
        var streams = call.Arguments.Select(a => a.Value)
            .Where(v => v.Type is { SpecialType: not SpecialType.System_String } && IsStream(v)).ToList();
        if (call.Instance is { } instance && IsStream(instance))
            return Is(instance) && (call.Method.Name != "CopyTo" || streams.TrueForAll(Is));
        return call.Instance is { Type.Name: "Utf8JsonWriter" } writer
            ? !IsOverStream(writer)
            : streams.Count > 0 && streams.TrueForAll(Is) && !IsCopyOfOther(call);
    }

    /// <summary>Indicates whether something is copied that comes from elsewhere, such as a form file, wherever it goes.</summary>
    public static bool IsCopyOfOther(CallSite call) =>
        call.Instance is { } source && !IsStream(source) && call.Method.Name.StartsWith("CopyTo", StringComparison.Ordinal);

    public static bool Is(IOperation value)
    {
        if (value.Type is { Name: "Utf8JsonWriter" })
            return !IsOverStream(value);
        for (var inner = value; inner is not null; inner = Behind(inner))
        {
            if (IsMemory(inner.Type) || IsMadeFromData(inner)
                || inner is IInvocationOperation { TargetMethod.Name: "GetManifestResourceStream" }
                || (inner is IFieldReferenceOperation { Field: { Name: "Null", IsStatic: true } field }
                && IsMemoryBase(field.ContainingType)))
                return true;
        }

        return false;
    }

    /// <summary>The value that a stream begins as, behind all that is around it.</summary>
    public static IOperation OriginOf(IOperation value)
    {
        var origin = value;
        while (Behind(origin) is { } inner)
            origin = inner;
        return origin;
    }

    /// <summary>
    /// Returns the origin of a value: that of a variable of its only value; a reader, a writer or a compressing stream of the
    /// stream that it is around.
    /// </summary>
    private static IOperation? Behind(IOperation value) => value switch
    {
        IConversionOperation conversion => conversion.Operand,
        IParenthesizedOperation parenthesized => parenthesized.Operand,
        ICoalesceOperation { WhenNull: IThrowOperation or IConversionOperation { Operand: IThrowOperation } } coalesce => coalesce.Value,
        IObjectCreationOperation creation => IsMemoryBase(creation.Type) ? StreamOf(creation) : null,
        IInvocationOperation { Type.IsAbstract: true } call when IsMemoryBase(call.Type) => StreamAround(call),
        ILocalReferenceOperation local => SingleAssignments.Of(local),
        _ => null,
    };

    private static IOperation? StreamOf(IObjectCreationOperation creation) => StreamIn(creation.Arguments);

    private static IOperation? StreamIn(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault(a => IsStream(a.Value))?.Value;

    /// <summary>
    /// The stream that a method is given, if it gives one back and is given nothing else to open: it decompresses, buffers or counts.
    /// </summary>
    private static IOperation? StreamAround(IInvocationOperation call)
    {
        var others = call.Arguments.Select(a => a.Value).Where(v => !IsStream(v));
        return call.Arguments.Count(a => IsStream(a.Value)) == 1 && others.All(v => v.Type is { IsValueType: true })
            ? StreamIn(call.Arguments)
            : null;
    }

    /// <summary>A JSON writer writes to memory, unless it is seen to be made for a stream that does not.</summary>
    private static bool IsOverStream(IOperation writer)
    {
        var made = writer;
        while (made is ILocalReferenceOperation local)
            made = SingleAssignments.Of(local);
        return made is IObjectCreationOperation creation && StreamOf(creation) is { } stream && !Is(stream);
    }

    /// <summary>
    /// Indicates whether a stream inherits the asynchronous disposal of Stream, which only calls the other one: nothing says that it writes
    /// something at its end, and many count or hold bytes.
    /// </summary>
    public static bool HasNoAsyncEnd(INamedTypeSymbol type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (!t.GetMembers("DisposeAsync").IsEmpty)
                return t is { Name: "Stream" } && !ReferenceEquals(t, type) && t.ContainingNamespace.ToDisplayString() == "System.IO";
        }

        return false;
    }

    /// <summary>
    /// Indicates whether a stream of another assembly is made from nothing or from bytes, so that there is nothing below it: it counts or
    /// holds them. Text may be the path of a file.
    /// </summary>
    private static bool IsMadeFromData(IOperation value) =>
        value is IObjectCreationOperation { Type: INamedTypeSymbol type } creation
        && type.DeclaringSyntaxReferences.IsEmpty && HasNoAsyncEnd(type)
        && creation.Arguments.All(a => OwnMemory.IsData(a.Parameter?.Type) && a.Parameter?.Type.SpecialType != SpecialType.System_String);

    private static bool IsMemory(ITypeSymbol? type)
    {
        for (var t = type as INamedTypeSymbol; t is not null; t = t.BaseType)
        {
            if (KnownMembers.Instance.Memory.FindType(t) is { Mark: true } || OwnMemory.Is(t))
                return true;
        }

        return false;
    }

    public static bool IsStream(IOperation value)
    {
        for (var operand = value; ; operand = ((IConversionOperation)operand).Operand)
        {
            if (IsMemoryBase(operand.Type))
                return true;
            if (operand is not IConversionOperation)
                return false;
        }
    }

    /// <summary>Indicates whether the type is a stream, a reader or a writer.</summary>
    public static bool IsMemoryBase(ITypeSymbol? type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.Name is "Stream" or "TextReader" or "TextWriter" or "BinaryReader" or "BinaryWriter"
                && t.ContainingNamespace?.ToDisplayString() == "System.IO")
                return true;
        }

        return false;
    }
}
