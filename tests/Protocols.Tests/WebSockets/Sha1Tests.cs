using System.Text;
using Adapters.Protocols.WebSockets;

namespace Adapters.Protocols.Tests.WebSockets;

public sealed class Sha1Tests
{
    [Theory]
    [InlineData("", "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709")]
    [InlineData("abc", "A9993E364706816ABA3E25717850C26C9CD0D89D")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983E441C3BD26EBAAE4AA1F95129E5E54670F1")]
    public void The_examples_of_its_standard_come_out(string text, string digest) =>
        Assert.Equal(digest, Hash(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void It_is_that_of_the_platform_for_every_length()
    {
        for (var length = 0; length <= 119; length++)
        {
            var text = Enumerable.Range(0, length).Select(i => (byte)(i * 31)).ToArray();
            Assert.Equal(Convert.ToHexString(System.Security.Cryptography.SHA1.HashData(text)), Hash(text));
        }
    }

    private static string Hash(byte[] text)
    {
        Span<byte> digest = stackalloc byte[Sha1.Size];
        Sha1.Hash(text, digest);
        return Convert.ToHexString(digest);
    }
}
