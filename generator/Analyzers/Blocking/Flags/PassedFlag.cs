namespace Adapters.Analyzers.Blocking.Flags;

/// <summary>The value that a call passes for a flag of the called method.</summary>
/// <param name="Parameter">The ordinal of the parameter that gets it.</param>
/// <param name="Source">The ordinal of the caller's own flag that is passed on; -1 for a constant.</param>
/// <param name="Value">The constant; for a flag that is passed on, whether it is passed as it is and not negated.</param>
internal readonly record struct PassedFlag(int Parameter, int Source, bool Value)
{
    private const int Constant = -1;

    public static PassedFlag Of(int parameter, bool value) => new(parameter, Constant, value);

    /// <summary>The value for the called method; null where the caller's own flag is not known.</summary>
    public FlagValue? In(FlagSet flags) =>
        Source == Constant ? new FlagValue(Parameter, Value)
        : flags.ValueOf(Source) is { } own ? new FlagValue(Parameter, own == Value)
        : null;
}
