using System.Buffers;
using System.Globalization;
using System.Text;

namespace Adapters;

/// <summary>Writes events as text (HTML, section 9.2.6). A line break would end a field, so data has a field for each line.</summary>
internal static class EventText
{
    public static ReadOnlySpan<byte> Comment => ":\n\n"u8;

    public static void Write<T>(IBufferWriter<byte> output, in ServerSentEvent<T> item, ReadOnlySpan<byte> data)
    {
        WriteField(output, "event: "u8, item.Event);
        WriteField(output, "id: "u8, item.Id);
        if (item.Retry is { } retry)
            WriteField(output, "retry: "u8, ((long)retry.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
        while (true)
        {
            var end = data.IndexOfAny((byte)'\r', (byte)'\n');
            output.Write("data: "u8);
            output.Write(end < 0 ? data : data[..end]);
            output.Write("\n"u8);
            if (end < 0)
                break;
            data = data[(data[end..].StartsWith("\r\n"u8) ? end + 2 : end + 1)..];
        }

        output.Write("\n"u8);
    }

    private static void WriteField(IBufferWriter<byte> output, ReadOnlySpan<byte> name, string? value)
    {
        if (value is null)
            return;
        if (value.AsSpan().ContainsAny('\r', '\n', '\0'))
            throw new InvalidOperationException("The name and the identifier of an event are each one line.");
        output.Write(name);
        output.Write(Encoding.UTF8.GetBytes(value));
        output.Write("\n"u8);
    }
}
