namespace Adapters;

/// <summary>A message between a server and an application (ASGI 3.0, events).</summary>
public abstract class AsgiEvent
{
    /// <summary>The event's name in the specification, such as <c>http.response.start</c>.</summary>
    public abstract string Type { get; }
}

/// <summary>An event that an application receives.</summary>
public abstract class ReceiveEvent : AsgiEvent;

/// <summary>An event that an application sends.</summary>
public abstract class SendEvent : AsgiEvent;
