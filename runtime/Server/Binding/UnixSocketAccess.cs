using System.Runtime.Versioning;

namespace Adapters.Server.Binding;

/// <summary>The permissions of a unix socket: its mode and its owner, unless they are left to the system.</summary>
/// <param name="Mode">The permissions, or null to let the umask decide.</param>
/// <param name="Owner">The owner as text, or empty for the user of the process.</param>
internal sealed record UnixSocketAccess(UnixFileMode? Mode, string Owner)
{
    public static readonly UnixSocketAccess Default = new(null, "");

    /// <summary>
    /// Sets both on a socket that is bound and does not listen yet, so that no client without permission can connect.
    /// </summary>
    /// <exception cref="BindException">They cannot be set.</exception>
    public void Apply(Bind bind)
    {
        // Before the owner: a process that has given a file away may no longer change its mode.
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
            throw new BindException(
                $"cannot listen on {bind}: its mode cannot be set (--uds-mode): {error.Message}; omit the mode, or "
                + "choose a path on another file system");
        }
    }

    private void SetOwner(Bind bind)
    {
        if (!UnixSocketOwner.TryParse(Owner, out var owner))
            throw new BindException($"cannot listen on {bind}: '{Owner}' is not an owner (--uds-owner); use {UnixSocketOwner.Form}");
        owner!.Take(bind);
    }
}
