namespace Adapters.Server.Loops;

/// <summary>Who accepts the connections that come to a loop.</summary>
internal enum LoopAdmission
{
    /// <summary>The loop itself.</summary>
    Own,

    /// <summary>Another loop, while this one is held.</summary>
    StandIn,

    /// <summary>Nobody: the loop is held, and it is the only one.</summary>
    NoOtherLoop,

    /// <summary>Nobody: all loops are held.</summary>
    NoneFree,
}
