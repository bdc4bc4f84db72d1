using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Adapters;

/// <summary>
/// The response to a request for a file: the status, the fields, and the part of the file (RFC 9110, sections 13 and 14).
/// </summary>
internal sealed class FileAnswer : IDisposable
{
    public const int BlockSize = 64 * 1024;

    private FileAnswer(SafeFileHandle handle) => Handle = handle;

    public SafeFileHandle Handle { get; }

    public int Status { get; private set; } = 200;

    public HeaderList Headers { get; } = [];

    public long Start { get; private set; }

    public long Length { get; private set; }

    /// <summary>Opens the file, or returns null if there is none.</summary>
    public static FileAnswer? Open(FileResponse file, FileConditions conditions)
    {
        SafeFileHandle handle;
        try
        {
            handle = File.OpenHandle(file.Path, options: FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception error) when (IsMissing(error, file.Path))
        {
            return null;
        }

        var answer = new FileAnswer(handle);
        answer.Decide(file, conditions);
        return answer;
    }

    public void Dispose() => Handle.Dispose();

    /// <summary>A directory is no file, and a path that no file can have is that of none.</summary>
    private static bool IsMissing(Exception error, string path) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException or PathTooLongException => true,
        UnauthorizedAccessException => Directory.Exists(path),
        ArgumentException => path.Contains('\0', StringComparison.Ordinal),
        _ => false,
    };

    private void Decide(FileResponse file, FileConditions conditions)
    {
        var size = RandomAccess.GetLength(Handle);
        var modified = File.GetLastWriteTimeUtc(Handle);
        modified = modified.AddTicks(-(modified.Ticks % TimeSpan.TicksPerSecond));
        var tag = FormattableString.Invariant($"\"{modified.Ticks / TimeSpan.TicksPerSecond:x}-{size:x}\"");
        AddFields(file, tag, modified);
        Status = conditions.StatusOf(tag, modified);
        if (Status != 200)
            return;

        Length = size;
        if (conditions.Range is { } range && conditions.AllowsRange(tag, modified))
            TakeRange(range, size);
        if (Status != 416)
            Headers.Add("content-length", Length.ToString(CultureInfo.InvariantCulture));
    }

    private void AddFields(FileResponse file, string tag, DateTime modified)
    {
        foreach (var header in file.Headers)
            Headers.Add(header);
        Headers.Set("content-type", file.ContentType);
        Headers.Set("accept-ranges", "bytes");
        Headers.Set("etag", tag);
        Headers.Set("last-modified", modified.ToString("R", CultureInfo.InvariantCulture));
        if (file.DownloadName is { } name)
            Headers.Set("content-disposition", ContentDisposition.Attachment(name));
    }

    private void TakeRange(string field, long size)
    {
        if (!ByteRange.TryRead(field, size, out var range))
        {
            (Status, Length) = (416, 0);
            Headers.Set("content-range", FormattableString.Invariant($"bytes */{size}"));
        }
        else if (range is { } part)
        {
            (Status, Start, Length) = (206, part.Start, part.Length);
            Headers.Set(
                "content-range", FormattableString.Invariant($"bytes {part.Start}-{part.Start + part.Length - 1}/{size}"));
        }
    }
}
