using System.Globalization;
using Adapters.Server.Native;

namespace Adapters.Server.Binding;

/// <summary>The owner of a unix socket: a user, a group or both, by name or number. Null leaves one unchanged.</summary>
internal sealed record UnixSocketOwner(string? User, string? Group)
{
    /// <summary>The expected form, for messages about an invalid text.</summary>
    public const string Form = "user, user:group or :group, by name or number";

    /// <summary>For chown, the value that leaves one unchanged, so it is never a valid number.</summary>
    private const uint Unchanged = uint.MaxValue;

    public static bool TryParse(string text, out UnixSocketOwner? owner)
    {
        var parts = text.Split(':');
        var group = parts.Length == 2 ? parts[1] : null;
        var user = parts[0].Length == 0 ? null : parts[0];
        var isOwner = parts.Length <= 2 && group != "" && (user ?? group) is not null && IsName(user) && IsName(group);
        owner = isOwner ? new UnixSocketOwner(user, group) : null;
        return isOwner;
    }

    public override string ToString() => Group is null ? User! : $"{User}:{Group}";

    /// <summary>Sets this owner on the file of a socket.</summary>
    /// <exception cref="BindException">There is no such owner, or the process has no permission to set it.</exception>
    public void Take(Bind bind)
    {
        var user = Find(bind, User, "user", UnixAccounts.FindUser);
        var group = Find(bind, Group, "group", UnixAccounts.FindGroup);
        if (UnixAccounts.TrySetOwner(bind.Path!, user, group) is { } error)
            throw new BindException(
                $"cannot listen on {bind}: its owner cannot be set to '{this}' (--uds-owner): {error}; run as root or "
                + "with CAP_CHOWN, or name a group that the server's user is in");
    }

    private static uint Find(Bind bind, string? name, string kind, Func<string, uint?> find)
    {
        if (name is null)
            return Unchanged;
        if (uint.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number != Unchanged)
            return number;
        return find(name) ?? throw new BindException(
            $"cannot listen on {bind}: this machine has no {kind} '{name}' (--uds-owner); specify another, or a number");
    }

    private static bool IsName(string? name) => name is null || !name.AsSpan().ContainsAnyExceptInRange('!', '~');
}
