using System.Globalization;
using Adapters.Simulation.Clients;
using Adapters.Simulation.Oracles;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Handlers;

/// <summary>Raised by a handler whose plan says so.</summary>
internal sealed class HandlerFaultException() : Exception("The plan of the handler says so.");

/// <summary>An asynchronous application that carries out a plan, and looks at its request after everything that it waited for.</summary>
internal sealed class RawHandler(IHandlerWorld world, Invocation call, HttpScope scope, Receive receive, Send send)
{
    private readonly RequestPlan _request = call.Request;
    private readonly RequestCheck _check = new(world, call.Request);
    private readonly List<(ReadOnlyMemory<byte> Bytes, long Offset)> _kept = [];
    private ReadOnlyMemory<byte> _part;
    private long _partOffset;
    private bool _isOver;

    public async ValueTask RunAsync()
    {
        try
        {
            _check.Look(scope);
            foreach (var step in _request.Handler.Steps)
            {
                world.Trace.Line($"    {_request.Nonce} does {step.Act} {step.Number}");
                await DoAsync(step);
                Look();
                if (!_isOver)
                    continue;
                if (call.WasNotifiedOfEnd && _request.Handler.CleansUpFor > 0)
                    await Await(world.SleepAsync(_request.Handler.CleansUpFor), HandlerState.Sleeping);
                return;
            }
        }
        catch (InvalidOperationException error)
        {
            call.HasFailed = true;
            world.CheckMisuse(call, error);
            throw;
        }
        finally
        {
            call.CountFinally();
            call.State = HandlerState.Ended;
            LateUse.Arrange(world, call, scope, receive, send, LookAtKept);
            world.Trace.Line($"    handler of {_request.Nonce} ends");
        }
    }

    private ValueTask DoAsync(HandlerStep step) => step.Act switch
    {
        HandlerAct.Pause => Await(world.PauseAsync(), HandlerState.Paused),
        HandlerAct.Sleep => Await(world.SleepAsync(step.Number), HandlerState.Sleeping),
        HandlerAct.Never => Await(world.ParkAsync(), HandlerState.Parked),
        HandlerAct.Receive => call.HasSeenBodyEnd ? default : ReceiveAsync(),
        HandlerAct.AwaitEnd => call.HasSeenBodyEnd ? ReceiveAsync() : default,
        HandlerAct.ReceiveAll => ReceiveAllAsync(),
        HandlerAct.ReceiveUnawaited => ReceiveUnawaited(),
        HandlerAct.ReceiveElsewhere => call.HasSeenBodyEnd ? default : Elsewhere(ReceiveAsync, HandlerState.Receiving),
        HandlerAct.Start => StartAsync(),
        HandlerAct.StartElsewhere => Elsewhere(StartAsync, HandlerState.Sending),
        HandlerAct.Part => SendAsync(MakePart(step.Number), more: true),
        HandlerAct.PartElsewhere => Elsewhere(() => SendAsync(MakePart(step.Number), more: true), HandlerState.Sending),
        HandlerAct.Echo => SendEchoAsync(),
        HandlerAct.Last => SendAsync(MakePart(step.Number), more: false),
        HandlerAct.LastUnawaited => SendUnawaited(step.Number),
        HandlerAct.Watch => Watch(),
        HandlerAct.Throw => throw Fail(),
        HandlerAct.Return => Return(),
        _ => throw new NotSupportedException($"{step.Act}"),
    };

    private void Look()
    {
        _check.Look(scope);
        var at = Pattern.Mismatch(_part.Span, 'Q', _request.Number, _partOffset);
        if (at >= 0)
            world.Violate("held body", $"byte {_partOffset + at} of the body of {_request.Nonce} changed while the handler held it");
    }

    /// <summary>What an application that is not generated was given is its own, and stays as it was.</summary>
    private void LookAtKept()
    {
        foreach (var (bytes, offset) in _kept)
        {
            if (Pattern.Mismatch(bytes.Span, 'Q', _request.Number, offset) >= 0)
                world.Violate("kept body", $"the body of {_request.Nonce} at {offset} changed after its request was over");
        }
    }

    private async ValueTask Await(Task task, HandlerState state)
    {
        call.State = state;
        await task;
        call.State = HandlerState.Running;
    }

    private async ValueTask Elsewhere(Func<ValueTask> work, HandlerState state)
    {
        call.State = state;
        await world.RunElsewhereAsync(work);
        call.State = HandlerState.Running;
    }

    private async ValueTask ReceiveAllAsync()
    {
        while (!call.HasSeenBodyEnd && !call.WasNotifiedOfEnd)
        {
            await ReceiveAsync();
            Look();
        }
    }

    private async ValueTask ReceiveAsync()
    {
        _part = default;
        call.State = HandlerState.Receiving;
        var message = await receive();
        call.State = HandlerState.Running;
        if (message is HttpRequest request)
            Take(request);
        else
            OnEnd();
    }

    private void Take(HttpRequest message)
    {
        _part = message.Body;
        _partOffset = call.Received;
        if (!world.IsGenerated)
            _kept.Add((_part, _partOffset));
        call.Received += message.Body.Length;
        call.HasSeenBodyEnd = !message.MoreBody;
        if (call.Received > _request.LongestBody || (call.HasSeenBodyEnd && call.Received != _request.Body.Length))
            world.Violate(
                "body",
                $"{_request.Nonce} has received {call.Received} of {_request.Body.Length} "
                + $"bytes{(call.HasSeenBodyEnd ? ", and that is all" : "")}");
        BodyOracle.Check(world, call);
    }

    private void OnEnd()
    {
        call.WasNotifiedOfEnd = true;
        world.CheckEnd(call);
        _isOver = !_request.Handler.IgnoresToken;
    }

    private ValueTask ReceiveUnawaited()
    {
        // What it gets is nobody's, and may overwrite what the handler held.
        _part = default;
        call.Unawaited.Add(Observe(receive()));
        return default;

        static async Task Observe(ValueTask<ReceiveEvent> waited) => await waited;
    }

    private async ValueTask StartAsync()
    {
        var start = new HttpResponseStart(_request.Handler.Status);
        start.Headers.Add("X-Nonce", _request.Nonce);
        if (_request.Handler.DeclaredLength >= 0)
            start.Headers.Add("Content-Length", _request.Handler.DeclaredLength.ToString(CultureInfo.InvariantCulture));
        if (_request.Handler.SaysClose)
            start.Headers.Add("Connection", "close");
        if (_request.Handler.Padding > 0)
            start.Headers.Add("X-Padding", new string('p', _request.Handler.Padding));
        call.Status = _request.Handler.Status;
        await SendEventAsync(start);
    }

    private byte[] MakePart(int length)
    {
        var bytes = new byte[length];
        Pattern.Fill(bytes, 'R', _request.Number, call.Sent.OwnLength);
        call.Sent.Add('R', call.Sent.OwnLength, length);
        return bytes;
    }

    private async ValueTask SendAsync(byte[] bytes, bool more)
    {
        call.IsComplete |= !more;
        await SendEventAsync(new HttpResponseBody(bytes) { MoreBody = more });
        // From here on the bytes are the handler's again.
        bytes.AsSpan().Fill(Pattern.Overwritten);
    }

    private async ValueTask SendEchoAsync()
    {
        call.Sent.Add('Q', _partOffset, _part.Length);
        await SendEventAsync(new HttpResponseBody(_part) { MoreBody = true });
    }

    private async ValueTask SendEventAsync(SendEvent message)
    {
        call.State = HandlerState.Sending;
        try
        {
            await send(message);
        }
        catch (ClientDisconnectedException)
        {
            OnEnd();
        }

        call.State = HandlerState.Running;
    }

    private ValueTask SendUnawaited(int length)
    {
        call.IsComplete = true;
        call.Unawaited.Add(Observe(send(new HttpResponseBody(MakePart(length)))));
        return default;

        static async Task Observe(ValueTask waited)
        {
            try
            {
                await waited;
            }
            catch (ClientDisconnectedException)
            {
                // Its handler has gone on, and learns it from what it does next.
                return;
            }
        }
    }

    private ValueTask Watch()
    {
        scope.Aborted.Register(() => call.WasNotifiedOfEnd = true);
        return default;
    }

    private HandlerFaultException Fail()
    {
        call.HasFailed = true;
        return new HandlerFaultException();
    }

    private ValueTask Return()
    {
        _isOver = true;
        call.HasFailed |= !call.IsComplete;
        return default;
    }
}
