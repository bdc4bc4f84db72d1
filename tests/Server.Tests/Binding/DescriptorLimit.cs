using System.Runtime.InteropServices;

namespace Adapters.Server.Tests.Binding;

/// <summary>Leaves the process no file descriptor until it is disposed of.</summary>
internal sealed partial class DescriptorLimit : IDisposable
{
    private const int OpenFiles = 7;

    private readonly Limits _before;
    private readonly List<int> _taken = [];

    public DescriptorLimit()
    {
        getrlimit(OpenFiles, out _before);
        // One above the highest in use, and then what is free below.
        var highest = Directory.GetFiles("/proc/self/fd").Max(path => int.Parse(Path.GetFileName(path), null));
        var limits = _before with { Soft = (nuint)highest + 1 };
        setrlimit(OpenFiles, in limits);
        for (var descriptor = dup(0); descriptor >= 0; descriptor = dup(0))
            _taken.Add(descriptor);
    }

    public void Dispose()
    {
        setrlimit(OpenFiles, in _before);
        _taken.ForEach(descriptor => close(descriptor));
    }

    [LibraryImport("libc")]
    private static partial int getrlimit(int resource, out Limits limits);

    [LibraryImport("libc")]
    private static partial int setrlimit(int resource, in Limits limits);

    [LibraryImport("libc")]
    private static partial int dup(int descriptor);

    [LibraryImport("libc")]
    private static partial int close(int descriptor);

    private readonly record struct Limits(nuint Soft, nuint Hard);
}
