using System.Security.Cryptography;

namespace Adapters.EndToEnd.Tests.Nginx;

/// <summary>A file of random bytes to send.</summary>
internal sealed class RandomFile : IDisposable
{
    public RandomFile(int size)
    {
        var bytes = new byte[size];
        new Random(1).NextBytes(bytes);
        Hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        File.WriteAllBytes(Path, bytes);
    }

    public string Path { get; } = System.IO.Path.GetTempFileName();

    /// <summary>The SHA-256 of the bytes.</summary>
    public string Hash { get; }

    public void Dispose() => File.Delete(Path);
}
