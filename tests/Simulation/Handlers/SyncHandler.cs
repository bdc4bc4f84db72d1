using System.Globalization;
using Adapters.Simulation.Clients;
using Adapters.Simulation.Oracles;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Handlers;

/// <summary>
/// A synchronous application that carries out a plan on a worker thread: part in its call, part while its body is iterated.
/// </summary>
internal sealed class SyncHandler(IHandlerWorld world, Invocation call)
{
    private readonly RequestPlan _request = call.Request;
    private readonly RequestCheck _check = new(world, call.Request);
    private readonly byte[] _buffer = new byte[20_000];
    private Environ _environ = null!;
    private StartResponse _startResponse = null!;
    private Write? _write;

    /// <summary>Collects what it yields before it returns, or yields as it is asked.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Call(Environ environ, StartResponse startResponse)
    {
        (_environ, _startResponse) = (environ, startResponse);
        call.State = HandlerState.Running;
        world.Trace.Line($"    handler of {_request.Nonce} begins on a worker");
        if (_request.Handler.IsLazy)
            return new SyncBody(Iterate(), -1, End);
        try
        {
            var blocks = Iterate().ToArray();
            call.State = HandlerState.Sending;
            return new SyncBody(blocks, blocks.Length, End);
        }
        catch
        {
            End();
            throw;
        }
    }

    private void End()
    {
        call.CountFinally();
        call.State = HandlerState.Ended;
        LateUse.Arrange(world, call, _environ, _startResponse, _write);
        world.Trace.Line($"    handler of {_request.Nonce} ends");
    }

    private IEnumerable<ReadOnlyMemory<byte>> Iterate()
    {
        foreach (var step in _request.Handler.Steps)
        {
            Look();
            world.Trace.Line($"    {_request.Nonce} does {step.Act} {step.Number}");
            if (step.Act is HandlerAct.Part or HandlerAct.Last)
            {
                call.IsComplete |= step.Act == HandlerAct.Last;
                var block = MakePart(step.Number);
                call.State = HandlerState.Sending;
                yield return block;
                call.State = HandlerState.Running;
            }
            else if (step.Act == HandlerAct.Return)
            {
                // Whatever was yielded is the whole response, unless it was to be longer.
                call.IsComplete = true;
                call.HasFailed |= call.Sent.Length < _request.Handler.DeclaredLength || call.Status == 0;
                yield break;
            }
            else
            {
                Do(step);
            }

            world.Interleave();
        }

        Look();
    }

    private void Do(HandlerStep step)
    {
        switch (step.Act)
        {
            case HandlerAct.Start:
                Start();
                break;
            case HandlerAct.Receive:
                Receive();
                break;
            case HandlerAct.ReceiveAll:
                while (!call.HasSeenBodyEnd)
                    Receive();
                break;
            case HandlerAct.Write:
                call.State = HandlerState.Sending;
                _write!(MakePart(step.Number));
                call.State = HandlerState.Running;
                break;
            case HandlerAct.Pause:
                world.Yield();
                break;
            case HandlerAct.Sleep:
                Hold(HandlerState.Sleeping, world.SleepAsync(step.Number));
                break;
            case HandlerAct.Never:
                Hold(HandlerState.Parked, world.ParkAsync());
                break;
            case HandlerAct.Throw:
                call.HasFailed = true;
                throw new HandlerFaultException();
            default:
                throw new NotSupportedException($"{step.Act}");
        }
    }

    private void Look()
    {
        _check.Look(_environ.Scope);
        if ((string?)_environ["HTTP_X_NONCE"] != _request.Nonce || _environ.QueryString != _request.Query)
            world.Violate("nonce", $"the environ of {_request.Nonce} is that of {_environ["HTTP_X_NONCE"]}");
    }

    private void Start()
    {
        HeaderList headers = [];
        headers.Add("X-Nonce", _request.Nonce);
        if (_request.Handler.DeclaredLength >= 0)
            headers.Add("Content-Length", _request.Handler.DeclaredLength.ToString(CultureInfo.InvariantCulture));
        if (_request.Handler.Padding > 0)
            headers.Add("X-Padding", new string('p', _request.Handler.Padding));
        call.Status = _request.Handler.Status;
        _write = _startResponse($"{call.Status} Simulated", headers);
    }

    private void Receive()
    {
        call.State = HandlerState.Receiving;
        var count = _environ.Input.Read(_buffer);
        call.State = HandlerState.Running;
        call.HasSeenBodyEnd = count == 0;
        var at = Pattern.Mismatch(_buffer.AsSpan(0, count), 'Q', _request.Number, call.Received);
        if (at >= 0)
            world.Violate("body", $"byte {call.Received + at} of the body of {_request.Nonce} is not what was sent");
        call.Received += count;
        if (call.Received > _request.LongestBody || (call.HasSeenBodyEnd && call.Received != _request.Body.Length))
            world.Violate("body", $"{_request.Nonce} has read {call.Received} of {_request.Body.Length} bytes");
        BodyOracle.Check(world, call);
    }

    private byte[] MakePart(int length)
    {
        var bytes = new byte[length];
        Pattern.Fill(bytes, 'R', _request.Number, call.Sent.OwnLength);
        call.Sent.Add('R', call.Sent.OwnLength, length);
        return bytes;
    }

    private void Hold(HandlerState state, Task wait)
    {
        call.State = state;
        world.Hold(wait);
        call.State = HandlerState.Running;
    }
}
