using System.Text.RegularExpressions;

namespace Adapters.Protocols.Tests;

/// <summary>A case of a transcript file: bytes, and the events that they must give.</summary>
/// <param name="Name">The page and the heading.</param>
/// <param name="Protocol">The protocol of the bytes.</param>
/// <param name="Limits">The limits of requests.</param>
/// <param name="Options">For WebSockets: the words after the protocol.</param>
/// <param name="Input">The bytes.</param>
/// <param name="Events">The events, one per line.</param>
public sealed partial record Transcript(string Name, string Protocol, Limits Limits, string Options, byte[] Input, string Events)
{
    public static IEnumerable<Transcript> Load(string folder, string protocol) => Directory.GetFiles(folder, "*.md")
        .Order(StringComparer.Ordinal)
        .SelectMany(Read)
        .Where(transcript => transcript.Protocol == protocol);

    private static IEnumerable<Transcript> Read(string file)
    {
        var text = File.ReadAllText(file);
        foreach (Match match in Case().Matches(text))
        {
            var name = $"{Path.GetFileNameWithoutExtension(file)}: {match.Groups["heading"].Value.Trim()}";
            var (protocol, options) = (match.Groups["protocol"].Value, match.Groups["limits"].Value);
            yield return new Transcript(
                name,
                protocol,
                protocol == "websocket" ? new Limits() : ReadLimits(name, options),
                options,
                TranscriptBytes.Parse(match.Groups["bytes"].Value),
                match.Groups["events"].Value.TrimEnd());
        }

        var headings = text.Split('\n').Count(line => line.StartsWith("## ", StringComparison.Ordinal));
        if (headings != Case().Count(text))
            throw new FormatException($"{file}: {headings} headings, and {Case().Count(text)} of them have bytes and events.");
    }

    private static Limits ReadLimits(string name, string text)
    {
        var limits = new Limits();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var value = int.Parse(word[(word.IndexOf('=') + 1)..]);
            limits = word[..word.IndexOf('=')] switch
            {
                "line" => limits with { RequestLine = value },
                "fields" => limits with { Fields = value },
                "count" => limits with { FieldCount = value },
                "body" => limits with { Body = value },
                "extension" => limits with { ChunkExtension = value },
                var other => throw new FormatException($"{name}: there is no limit named {other}."),
            };
        }

        return limits;
    }

    [GeneratedRegex(
        @"^## (?<heading>[^\n]+)\n(?:(?!^## |^```)[^\n]*\n)*```(?<protocol>\w+)(?<limits>[^\n]*)\n(?<bytes>.*?)^```\n\n"
            + @"```events\n(?<events>.*?)^```",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Case();
}
