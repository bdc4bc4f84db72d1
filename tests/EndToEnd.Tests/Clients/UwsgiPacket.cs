using System.Text;

namespace Adapters.EndToEnd.Tests.Clients;

/// <summary>A uwsgi request as a front server sends it, or would not.</summary>
internal static class UwsgiPacket
{
    /// <summary>A packet of variables, each written as NAME=value.</summary>
    public static byte[] Of(params string[] variables)
    {
        var block = variables.SelectMany(variable => variable.Split('=', 2)).SelectMany(Text).ToArray();
        return [0, (byte)block.Length, (byte)(block.Length >> 8), 0, .. block];
    }

    private static IEnumerable<byte> Text(string text) => [(byte)text.Length, (byte)(text.Length >> 8), .. Encoding.Latin1.GetBytes(text)];
}
