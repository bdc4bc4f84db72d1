using Microsoft.CodeAnalysis;

namespace Adapters.Generator.OpenApi.Members;

/// <summary>A member of an object in JSON.</summary>
/// <param name="Symbol">The property or field.</param>
/// <param name="Parameter">The parameter of the constructor that sets it, or null.</param>
internal sealed record JsonMember(string Name, ISymbol Symbol, ITypeSymbol Type, IParameterSymbol? Parameter, bool IsRead, bool IsWritten)
{
    /// <summary>The attributes of the member. Those of a record may be written at its parameters.</summary>
    public IEnumerable<AttributeData> Attributes => Symbol.GetAttributes().Concat(Parameter?.GetAttributes() ?? []);
}
