using Adapters.Generator.Rules.Blocking.Members;
using Adapters.Generator.Rules.Blocking.Reach;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Blocking.Bodies;

/// <summary>Streams, readers and writers that are seen to stay in memory: nothing there waits.</summary>
internal static class InMemory
{
    public static bool IsCall(CallSite call)
    {
        var streams = call.Arguments.Where(a => IsStream(a.Value)).Select(a => a.Value).ToList();
        if (call.Instance is { } instance && IsStream(instance))
            return Is(instance) && (call.Method.Name != "CopyTo" || streams.TrueForAll(Is));
        return call.Instance is { Type.Name: "Utf8JsonWriter" } writer ? !IsOverStream(writer) : streams.Count > 0 && streams.TrueForAll(Is);
    }

    public static bool Is(IOperation value) => value switch
    {
        IConversionOperation conversion => Is(conversion.Operand),
        IParenthesizedOperation parenthesized => Is(parenthesized.Operand),
        IObjectCreationOperation creation => IsMemory(creation.Type) || IsAround(creation),
        IFieldReferenceOperation { Field: { Name: "Null", IsStatic: true } field } => IsMemoryBase(field.ContainingType),
        ILocalReferenceOperation { Local: var local } => IsMemory(local.Type) || (SingleValues.Of(local, value) is { } single && Is(single)),
        _ => IsMemory(value.Type),
    };

    /// <summary>A reader, a writer or a compressing stream around memory.</summary>
    private static bool IsAround(IObjectCreationOperation creation) =>
        IsMemoryBase(creation.Type) && creation.Arguments.FirstOrDefault(a => IsStream(a.Value)) is { } inner && Is(inner.Value);

    /// <summary>A JSON writer writes to memory, unless it is seen to be made for a stream that does not.</summary>
    private static bool IsOverStream(IOperation writer) => writer switch
    {
        IObjectCreationOperation creation => creation.Arguments.FirstOrDefault(a => IsStream(a.Value)) is { } stream && !Is(stream.Value),
        ILocalReferenceOperation { Local: var local } => SingleValues.Of(local, writer) is { } single && IsOverStream(single),
        _ => false,
    };

    private static bool IsMemory(ITypeSymbol? type)
    {
        for (var t = type as INamedTypeSymbol; t is not null; t = t.BaseType)
        {
            if (KnownMembers.Instance.Memory.FindType(t) is { Mark: true })
                return true;
        }

        return false;
    }

    private static bool IsStream(IOperation value)
    {
        for (var operand = value; ; operand = ((IConversionOperation)operand).Operand)
        {
            if (IsMemoryBase(operand.Type))
                return true;
            if (operand is not IConversionOperation)
                return false;
        }
    }

    private static bool IsMemoryBase(ITypeSymbol? type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.Name is "Stream" or "TextReader" or "TextWriter" or "BinaryReader" or "BinaryWriter" && t.ContainingNamespace.ToDisplayString() == "System.IO")
                return true;
        }

        return false;
    }
}
