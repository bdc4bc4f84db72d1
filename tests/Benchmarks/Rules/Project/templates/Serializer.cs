using System.Globalization;
using System.Text;

namespace Shop;

public sealed class AreaSerializer
{
    private const char Separator = '|';

    private readonly StringBuilder _text = new();

    public string Write(AreaItem item)
    {
        _text.Clear();
        WriteHead(item);
        foreach (var line in item.Lines)
            WriteLine(line);
        return _text.ToString();
    }

    public AreaItem Read(string text)
    {
        using var reader = new StringReader(text);
        var item = ReadHead(reader.ReadLine() ?? throw new FormatException("the head is missing"));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
                item.Add(ReadLine(line));
        }

        return item;
    }

    private void WriteHead(AreaItem item)
    {
        Append(item.Id.ToString(CultureInfo.InvariantCulture));
        Append(item.Customer);
        Append(item.Created.ToString("O", CultureInfo.InvariantCulture));
        if (item.Address is { } address)
        {
            Append(address.Street);
            Append(address.City);
            Append(address.Country);
        }

        _text.AppendLine();
    }

    private void WriteLine(AreaLine line)
    {
        Append(line.Article);
        Append(line.Count.ToString(CultureInfo.InvariantCulture));
        Append(line.Price.ToString(CultureInfo.InvariantCulture));
        _text.AppendLine();
    }

    private void Append(string part)
    {
        if (_text.Length > 0 && _text[^1] != '\n')
            _text.Append(Separator);
        _text.Append(Escape(part));
    }

    private static AreaItem ReadHead(string head)
    {
        var parts = Split(head);
        var item = new AreaItem(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1])
        {
            Created = DateTimeOffset.Parse(parts[2], CultureInfo.InvariantCulture),
        };
        if (parts.Count == 6)
            item.Address = new AreaAddress(parts[3], parts[4], parts[5]);
        return item;
    }

    private static AreaLine ReadLine(string line)
    {
        var parts = Split(line);
        return parts.Count == 3
            ? new AreaLine(
                parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), decimal.Parse(parts[2], CultureInfo.InvariantCulture))
            : throw new FormatException($"'{line}' has {parts.Count} parts");
    }

    private static List<string> Split(string line) => [.. line.Split(Separator).Select(Unescape)];

    private static string Escape(string part) =>
        part.Replace("%", "%25", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal);

    private static string Unescape(string part)
    {
        if (!part.Contains('%', StringComparison.Ordinal))
            return part;
        return part.Replace("%7C", "|", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
    }
}
