using System.Text;

namespace Adapters.EndToEnd.Tests.Clients;

/// <summary>A response as it came.</summary>
internal sealed class Answer(int status, IReadOnlyList<(string Name, string Value)> fields, byte[] body)
{
    public int Status { get; } = status;

    public IReadOnlyList<(string Name, string Value)> Fields { get; } = fields;

    public byte[] Body { get; } = body;

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The value of a field, or null; several are joined as RFC 9110, section 5.2, says.</summary>
    public string? this[string name]
    {
        get
        {
            var values = Fields.Where(
                field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value).ToList();
            return values.Count == 0 ? null : string.Join(", ", values);
        }
    }

    /// <summary>The status and the fields of a head, without its empty line.</summary>
    public static Answer ParseHead(IReadOnlyList<string> lines) => new(
        int.Parse(lines[0].Split(' ')[1]),
        [.. lines.Skip(1).Select(line => line.Split(':', 2)).Select(pair => (pair[0], pair[1].Trim()))],
        []);

    public Answer With(byte[] body) => new(Status, Fields, body);
}
