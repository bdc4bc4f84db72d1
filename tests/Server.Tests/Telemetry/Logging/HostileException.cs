namespace Adapters.Server.Tests.Telemetry.Logging;

/// <summary>An exception of a program, whose members throw.</summary>
internal sealed class HostileException : Exception
{
    public override string Message => throw new HostileException();

    public override string? StackTrace => throw new HostileException();

    public override string ToString() => throw new HostileException();
}
