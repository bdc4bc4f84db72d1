using System.Globalization;

namespace Adapters.Server.Binding;

/// <summary>
/// The number of connections that the limit on open files leaves room for. A part is kept free: the runtime opens files when it
/// starts a thread, and ends the process if it cannot.
/// </summary>
internal static class DescriptorBudget
{
    /// <summary>Kept free for the runtime, for files of the application, and for connections that are being rejected.</summary>
    public const int Reserve = 64;

    private const string Limit = "Max open files";

    /// <summary>Returns the number of connections, at least one. It is very large if the system reports no limit.</summary>
    public static int FindConnections()
    {
        if (!OperatingSystem.IsLinux() || FindLimit() is not { } limit)
            return int.MaxValue;
        return Math.Max(limit - Directory.GetFiles("/proc/self/fd").Length - Reserve, 1);
    }

    private static int? FindLimit()
    {
        foreach (var line in File.ReadLines("/proc/self/limits"))
        {
            if (!line.StartsWith(Limit, StringComparison.Ordinal))
                continue;
            var soft = line.AsSpan(Limit.Length).TrimStart();
            return int.TryParse(soft[..soft.IndexOf(' ')], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        }

        return null;
    }
}
