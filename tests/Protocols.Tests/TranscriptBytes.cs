using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Adapters.Protocols.Tests.WebSockets;

namespace Adapters.Protocols.Tests;

/// <summary>The notation for bytes that the README of the tests describes.</summary>
internal static class TranscriptBytes
{
    public static byte[] Parse(string text)
    {
        var bytes = new List<byte>();
        var lines = text.Split('\n').Select(line => line.TrimEnd());
        ParseInto(bytes, string.Concat(lines), 0, isNested: false);
        return [.. bytes];
    }

    public static string Escape(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        for (var i = 0; i < bytes.Length;)
        {
            var run = Run(bytes[i..]);
            text.Append(run > 40 ? $"{{{Escape(bytes[i])}*{run}}}" : string.Concat(Enumerable.Repeat(Escape(bytes[i]), run)));
            i += run;
        }

        return text.ToString();
    }

    private static int Run(ReadOnlySpan<byte> bytes) => bytes.IndexOfAnyExcept(bytes[0]) is >= 0 and var length ? length : bytes.Length;

    private static string Escape(byte b) => b switch
    {
        (byte)'\r' => @"\r",
        (byte)'\n' => @"\n",
        (byte)'\t' => @"\t",
        (byte)'\\' => @"\\",
        (byte)'{' => @"\{",
        (byte)'}' => @"\}",
        >= 0x20 and < 0x7f => ((char)b).ToString(),
        _ => $@"\x{b:x2}",
    };

    /// <summary>Where the text of this level ends: at its closing brace, or at its end.</summary>
    private static int ParseInto(List<byte> bytes, string text, int at, bool isNested)
    {
        while (at < text.Length && !(isNested && text[at] == '}'))
        {
            at = text[at] switch
            {
                '\\' => ParseEscape(bytes, text, at + 1),
                '{' => ParseBraces(bytes, text, at + 1),
                var character => ParseCharacter(bytes, character, at),
            };
        }

        return at;
    }

    private static int ParseCharacter(List<byte> bytes, char character, int at)
    {
        bytes.Add(checked((byte)character));
        return at + 1;
    }

    private static int ParseEscape(List<byte> bytes, string text, int at)
    {
        if (text[at] == 'x')
        {
            bytes.Add(byte.Parse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            return at + 3;
        }

        bytes.Add(text[at] switch { 'r' => (byte)'\r', 'n' => (byte)'\n', 't' => (byte)'\t', var other => (byte)other });
        return at + 1;
    }

    private static int ParseBraces(List<byte> bytes, string text, int at)
    {
        if (text.AsSpan(at).StartsWith("packet"))
            return ParsePacket(bytes, text, at + "packet".Length);
        if (text.AsSpan(at).StartsWith("netstring"))
            return ParseNetstring(bytes, text, at + "netstring".Length);
        if (text.AsSpan(at).StartsWith("frame "))
            return ParseFrame(bytes, text, at + "frame ".Length);
        return text.AsSpan(at).StartsWith("var ") ? ParseVariable(bytes, text, at + "var ".Length) : ParseRepeat(bytes, text, at);
    }

    private static int ParsePacket(List<byte> bytes, string text, int at)
    {
        var block = new List<byte>();
        var end = ParseInto(block, text, at, isNested: true);
        bytes.Add(0);
        AddLength(bytes, block.Count);
        bytes.Add(0);
        bytes.AddRange(block);
        return end + 1;
    }

    private static int ParseNetstring(List<byte> bytes, string text, int at)
    {
        var block = new List<byte>();
        var end = ParseInto(block, text, at, isNested: true);
        bytes.AddRange(Encoding.ASCII.GetBytes(FormattableString.Invariant($"{block.Count}:")));
        bytes.AddRange(block);
        bytes.Add((byte)',');
        return end + 1;
    }

    private static int ParseFrame(List<byte> bytes, string text, int at)
    {
        var wordsEnd = text.IndexOf(' ', at);
        var payload = new List<byte>();
        var end = ParseInto(payload, text, wordsEnd + 1, isNested: true);
        FrameBytes.Add(bytes, text[at..wordsEnd].Split('+'), payload);
        return end + 1;
    }

    private static int ParseVariable(List<byte> bytes, string text, int at)
    {
        var nameEnd = text.IndexOf(' ', at);
        var value = new List<byte>();
        var end = ParseInto(value, text, nameEnd + 1, isNested: true);
        AddLength(bytes, nameEnd - at);
        bytes.AddRange(Encoding.Latin1.GetBytes(text[at..nameEnd]));
        AddLength(bytes, value.Count);
        bytes.AddRange(value);
        return end + 1;
    }

    private static int ParseRepeat(List<byte> bytes, string text, int at)
    {
        var part = new List<byte>();
        var end = ParseInto(part, text, at, isNested: true);
        var star = text.LastIndexOf('*', end);
        var count = int.Parse(text.AsSpan(star + 1, end - star - 1), CultureInfo.InvariantCulture);
        part.RemoveRange(part.Count - (end - star), end - star);
        for (var i = 0; i < count; i++)
            bytes.AddRange(part);
        return end + 1;
    }

    private static void AddLength(List<byte> bytes, int length)
    {
        Span<byte> two = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(two, checked((ushort)length));
        bytes.AddRange(two);
    }
}
