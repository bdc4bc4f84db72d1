namespace Adapters.Server.Loops;

/// <summary>The loop that accepts the connections of a loop.</summary>
internal enum LoopAdmission
{
    /// <summary>The loop itself.</summary>
    Own,

    /// <summary>Another loop, while this one is blocked.</summary>
    StandIn,

    /// <summary>None: the loop is blocked, and it is the only one.</summary>
    NoOtherLoop,

    /// <summary>None: all loops are blocked.</summary>
    NoneFree,
}
