namespace Adapters.Server.Requests;

/// <summary>What a request has of the connection that it came over, and of the settings.</summary>
internal interface IRequestOrigin
{
    /// <summary>The peer's end, or null where it has no address.</summary>
    Address? Remote { get; }

    /// <summary>Our end, or null where it has no address.</summary>
    Address? Local { get; }

    /// <summary>The path that the settings say is routed on already.</summary>
    string RootPath { get; }
}
