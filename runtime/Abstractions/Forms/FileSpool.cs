using Microsoft.Win32.SafeHandles;

namespace Adapters;

/// <summary>
/// A temporary file with the content of an upload. Only this user can read it. The file is removed when it is closed, and by the runtime
/// if it is forgotten.
/// </summary>
internal sealed class FileSpool : IDisposable, IAsyncDisposable
{
    private readonly SafeFileHandle _file;

    private FileSpool(SafeFileHandle file) => _file = file;

    public long Length { get; private set; }

#pragma warning disable ADPT103 // A synchronous body is read on a worker thread, where the disk may be waited for.

    /// <summary>Creates a file. The disk is not waited for on the event loop.</summary>
    public static async ValueTask<FileSpool> CreateAsync(string? folder, bool isSync) =>
        isSync ? Create(folder) : await Task.Run(() => Create(folder));

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, bool isSync)
    {
        if (isSync)
            RandomAccess.Write(_file, bytes.Span, Length);
        else
            await RandomAccess.WriteAsync(_file, bytes, Length);
        Length += bytes.Length;
    }

#pragma warning restore ADPT103

    /// <summary>Returns a stream over the same file, which is not opened again and is closed with this object only.</summary>
    public Stream OpenRead() => new SpoolStream(_file, Length);

    public void Dispose() => _file.Dispose();

    public async ValueTask DisposeAsync() => await Task.Run(_file.Dispose);

    private static FileSpool Create(string? folder)
    {
        var path = Path.Combine(folder ?? Path.GetTempPath(), $"adapters-{Guid.NewGuid():N}.tmp");
        return new FileSpool(File.OpenHandle(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose | FileOptions.Asynchronous));
    }
}
