using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Adapters.Middleware;

/// <summary>
/// The text of a session: a version, the time at which it expires, and the values with their lengths, then a signature over all of it and
/// the name of the cookie (HMAC-SHA256), as base64url. Nothing of it is read before the signature is right.
/// </summary>
/// <param name="name">The name of the cookie.</param>
/// <param name="keys">The keys: the first one signs, all of them are accepted.</param>
internal sealed class SessionCookie(string name, IReadOnlyList<byte[]> keys)
{
    private const byte Version = 1;
    private const int Head = 1 + sizeof(long);
    private const int SignatureLength = HMACSHA256.HashSizeInBytes;

    private readonly byte[] _name = Encoding.UTF8.GetBytes(name);

    public string Write(IReadOnlyDictionary<string, string> values, DateTimeOffset expiry)
    {
        using var bytes = new MemoryStream();
        Span<byte> head = stackalloc byte[Head];
        head[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(head[1..], expiry.ToUnixTimeSeconds());
        bytes.Write(head);
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            foreach (var (key, value) in values)
            {
                writer.Write(key);
                writer.Write(value);
            }
        }

        var signature = Sign(keys[0], bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        bytes.Write(signature);
        return Base64Url.EncodeToString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>Reads the values. Returns null for a text that is not ours, was changed, or has expired.</summary>
    public Dictionary<string, string>? Read(string? text, DateTimeOffset now, out DateTimeOffset expiry)
    {
        expiry = default;
        if (text is null || !Base64Url.IsValid(text))
            return null;
        var bytes = Base64Url.DecodeFromChars(text);
        var length = bytes.Length - SignatureLength;
        if (length < Head || !IsSigned(bytes.AsSpan(0, length), bytes.AsSpan(length)) || bytes[0] != Version)
            return null;
        var seconds = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(1));
        expiry = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return expiry > now ? ReadValues(bytes, length) : null;
    }

    private static Dictionary<string, string> ReadValues(byte[] bytes, int length)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        using var reader = new BinaryReader(new MemoryStream(bytes, Head, length - Head), Encoding.UTF8);
        while (reader.BaseStream.Position < reader.BaseStream.Length)
            values[reader.ReadString()] = reader.ReadString();
        return values;
    }

    /// <summary>Compares with the signature of each key, in a time that does not depend on where they differ.</summary>
    private bool IsSigned(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        var isSigned = false;
        foreach (var key in keys)
            isSigned |= CryptographicOperations.FixedTimeEquals(Sign(key, data), signature);
        return isSigned;
    }

    private byte[] Sign(byte[] key, ReadOnlySpan<byte> data)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(_name);
        hash.AppendData([0]);
        hash.AppendData(data);
        return hash.GetHashAndReset();
    }
}
