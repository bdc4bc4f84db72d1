using System.Runtime.Versioning;

namespace Adapters.Server.Binding;

/// <summary>Who may connect to a unix socket: its mode and its owner, where they are not left to the system.</summary>
/// <param name="Mode">The permissions; null for those that the umask leaves.</param>
/// <param name="Owner">The owner as text; empty for the user of the process.</param>
internal sealed record UnixSocketAccess(UnixFileMode? Mode, string Owner)
{
    public static readonly UnixSocketAccess Default = new(null, "");

    /// <summary>Sets both on a socket that is bound and does not listen yet, so that nobody connects who may not.</summary>
    /// <exception cref="BindException">They cannot be set.</exception>
    public void Apply(Bind bind)
    {
        // Before the owner: whoever has given a file away may not change its mode any more.
        if (Mode is { } mode && !OperatingSystem.IsWindows())
            SetMode(bind, mode);
        if (Owner.Length > 0 && !OperatingSystem.IsWindows())
            SetOwner(bind);
    }

    [UnsupportedOSPlatform("windows")]
    private static void SetMode(Bind bind, UnixFileMode mode)
    {
        try
        {
            File.SetUnixFileMode(bind.Path!, mode);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BindException($"cannot listen on {bind}: its mode cannot be set (--uds-mode): {error.Message}; omit the mode, or choose a path on another file system");
        }
    }

    private void SetOwner(Bind bind)
    {
        if (!UnixSocketOwner.TryParse(Owner, out var owner))
            throw new BindException($"cannot listen on {bind}: '{Owner}' is not an owner (--uds-owner); use {UnixSocketOwner.Form}");
        owner!.Take(bind);
    }
}
