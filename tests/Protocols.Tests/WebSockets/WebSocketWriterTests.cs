using Adapters.Protocols.WebSockets;

namespace Adapters.Protocols.Tests.WebSockets;

public sealed class WebSocketWriterTests
{
    [Theory]
    [InlineData(0, "8100")]
    [InlineData(125, "817D")]
    [InlineData(126, "817E007E")]
    [InlineData(65_535, "817EFFFF")]
    [InlineData(65_536, "817F0000000000010000")]
    public void A_length_is_in_its_shortest_form(long length, string head)
    {
        Span<byte> bytes = stackalloc byte[WebSocketWriter.MaxHead];
        var count = WebSocketWriter.WriteHead(bytes, WebSocketOpcode.Text, length);
        Assert.Equal(head, Convert.ToHexString(bytes[..count]));
        Assert.Equal(count, WebSocketWriter.HeadLength(length));
    }

    [Fact]
    public void A_deflated_message_has_rsv1()
    {
        Span<byte> bytes = stackalloc byte[WebSocketWriter.MaxHead];
        WebSocketWriter.WriteHead(bytes, WebSocketOpcode.Binary, 1, isDeflated: true);
        Assert.Equal(0xC2, bytes[0]);
    }

    [Theory]
    [InlineData(1000, "", "880203E8")]
    [InlineData(4000, "\u20ac", "88050FA0E282AC")]
    [InlineData(1005, "", "8800")]
    public void A_close_frame_has_a_code_and_a_reason(int code, string reason, string frame)
    {
        Span<byte> bytes = stackalloc byte[WebSocketFrame.MaxControl + 2];
        var count = WebSocketWriter.WriteClose(bytes, code, reason);
        Assert.Equal(frame, Convert.ToHexString(bytes[..count]));
    }

    [Fact]
    public void A_pong_returns_the_payload_of_its_ping()
    {
        Span<byte> bytes = stackalloc byte[WebSocketFrame.MaxControl + 2];
        var count = WebSocketWriter.WriteControl(bytes, WebSocketOpcode.Pong, "Hello"u8);
        Assert.Equal("8A0548656C6C6F", Convert.ToHexString(bytes[..count]));
    }
}
