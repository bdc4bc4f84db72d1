using System.Security.Cryptography;

namespace Adapters.EndToEnd.Tests.Nginx;

/// <summary>A file of random bytes to send.</summary>
internal sealed class RandomFile : IAsyncDisposable
{
    private RandomFile(byte[] bytes) => Hash = Convert.ToHexStringLower(SHA256.HashData(bytes));

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

    /// <summary>The SHA-256 of the bytes.</summary>
    public string Hash { get; }

    public static async Task<RandomFile> CreateAsync(int size)
    {
        var bytes = new byte[size];
        new Random(1).NextBytes(bytes);
        var file = new RandomFile(bytes);
        await File.WriteAllBytesAsync(file.Path, bytes);
        return file;
    }

    public async ValueTask DisposeAsync() => await Task.Run(() => File.Delete(Path));
}
