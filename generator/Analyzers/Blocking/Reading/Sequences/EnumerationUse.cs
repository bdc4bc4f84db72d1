namespace Adapters.Analyzers.Blocking.Reading.Sequences;

/// <summary>How a sequence is used whose elements are made when somebody asks for them, from the least to the most.</summary>
internal enum EnumerationUse
{
    /// <summary>Nobody asks for its elements.</summary>
    None,

    /// <summary>It is kept or given away: who asks, and where, is not seen.</summary>
    Escapes,

    /// <summary>The method returns it: its caller decides.</summary>
    Returned,

    /// <summary>Its elements are asked for here.</summary>
    Enumerated,
}
