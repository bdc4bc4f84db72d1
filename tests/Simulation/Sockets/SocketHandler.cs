using System.Text;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Sockets;

/// <summary>The handler of a WebSocket: sends each message back, and checks that it is its own and in order.</summary>
internal sealed class SocketHandler(World world, SocketPlan plan, SocketCall call)
{
    public async ValueTask RunAsync(WebSocketScope scope, Receive receive, Send send)
    {
        if (++call.Calls > 1)
            world.Violate("once", $"{plan.Nonce} reached the application twice");
        try
        {
            await ServeAsync(new WebSocket(scope, receive, send));
        }
        finally
        {
            call.HasEnded = true;
            if (scope.Path != plan.Path)
                world.Violate("nonce", $"the scope of {plan.Nonce} says {scope.Path}");
        }
    }

    private async ValueTask ServeAsync(WebSocket socket)
    {
        socket.Scope.Route = plan.Nonce;
        if (plan.Ending == SocketEnding.Denied)
        {
            await socket.DenyAsync(403, plan.Nonce);
            return;
        }

        if (plan.IsSlow)
            await world.PauseAsync();
        await socket.AcceptAsync();
        call.IsAccepted = true;
        for (var index = 0; index < plan.Answered || !IsLast; index++)
        {
            if (!await AnswerAsync(socket, index))
                return;
        }

        if (plan.Ending == SocketEnding.HandlerFails)
            throw new ApplicationException("planned");
        await socket.CloseAsync(4000, plan.Nonce);
    }

    /// <summary>The handler ends it, and not the client.</summary>
    private bool IsLast => plan.Ending is SocketEnding.HandlerCloses or SocketEnding.HandlerFails;

    /// <summary>Returns false at the end of the WebSocket.</summary>
    private async ValueTask<bool> AnswerAsync(WebSocket socket, int index)
    {
        WebSocketMessage message;
        try
        {
            message = await socket.ReceiveAsync();
        }
        catch (WebSocketClosedException end)
        {
            call.Code = end.Code;
            return false;
        }

        Check(message, index);
        call.Received++;
        var bytes = message.Bytes.ToArray();
        if (plan.IsSlow)
            await world.PauseAsync();
        if (plan.SendsElsewhere)
            await world.RunElsewhereAsync(() => SendAsync(socket, message.IsText, bytes));
        else
            await SendAsync(socket, message.IsText, bytes);
        if (!message.Bytes.Span.SequenceEqual(bytes))
            world.Violate("held body", $"a message of {plan.Nonce} changed while its handler had it");
        return true;
    }

    private static ValueTask SendAsync(WebSocket socket, bool isText, byte[] bytes) =>
        isText ? socket.SendAsync(Encoding.ASCII.GetString(bytes)) : socket.SendAsync(bytes);

    private void Check(WebSocketMessage message, int index)
    {
        if (index >= plan.Messages.Length || !message.Bytes.Span.SequenceEqual(plan.Message(index)) || message.IsText != plan.IsText(index))
            world.Violate("nonce", $"message {index} of {plan.Nonce} is another's, or out of order");
    }
}
