namespace Adapters.Server.Requests;

/// <summary>The facts that a request takes from its connection and from the settings.</summary>
internal interface IRequestOrigin
{
    /// <summary>The peer's end, or null if it has no address.</summary>
    Address? Remote { get; }

    /// <summary>The server's end, or null if it has no address.</summary>
    Address? Local { get; }

    /// <summary>The part of the path that, according to the settings, has already been routed.</summary>
    string RootPath { get; }

    /// <summary>Makes the identifiers of traces, or null if they are random.</summary>
    Func<Guid>? TraceSource { get; }
}
