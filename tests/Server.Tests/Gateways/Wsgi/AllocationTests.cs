using Adapters.CompilerServices;
using Adapters.Server.Gateways.Wsgi;
using Adapters.Server.Telemetry.Logging;
using Adapters.Server.Workers;
using Microsoft.Extensions.Logging.Abstractions;

#if !DEBUG

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>
/// What a synchronous request allocates in the steady state; only where the compiler optimises, since others box the state of
/// each asynchronous method.
/// </summary>
[Collection(nameof(AllocationTests))]
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationTests
{
    private const int Requests = 2_000;

    /// <summary>
    /// The body of generated code is an object that is not used again: that it is safe to dispose of it twice costs these bytes.
    /// </summary>
    private const int BytesOfTheBody = 24;

    /// <summary>As the documentation says.</summary>
    private const int BytesOfAnApplication = 3_000;

    [Fact]
    public void A_request_that_is_answered_with_text_allocates_its_body_object_only()
    {
        using var pool = new WorkerPool(1, 10);
        var gateway = new WsgiGateway(pool, new WsgiSettings(), new WsgiLog(NullLogger.Instance));
        var loop = new Loop(gateway, isGenerated: true);
        var each = double.MaxValue;
        // Code that the compiler has not optimised yet boxes its awaiters: the steady state comes after some rounds.
        for (var round = 0; round < 50 && each > BytesOfTheBody + 1; round++)
            each = Measure(loop);

        Assert.InRange(each, 0, BytesOfTheBody + 1);
    }

    /// <summary>An application that may keep what it is given has all of its own.</summary>
    [Fact]
    public void A_request_of_an_application_without_the_router_allocates_what_it_is_given()
    {
        using var pool = new WorkerPool(1, 10);
        var loop = new Loop(new WsgiGateway(pool, new WsgiSettings(), new WsgiLog(NullLogger.Instance)), isGenerated: false);
        Measure(loop);
        Assert.InRange(Measure(loop), 0, BytesOfAnApplication);
    }

    private static double Measure(Loop loop)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        loop.Run(Requests);
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Requests;
    }

    /// <summary>One thread, one request after the other; nothing of it allocates.</summary>
    private sealed class Loop : SynchronizationContext
    {
        private readonly WsgiGateway _gateway;
        private readonly HttpScope _scope = new();
        private readonly BufferedRequest _request = WsgiHost.Get("/hello", ("host", "a"), ("accept", "b"));
        private readonly HttpRequest _body = new();
        private readonly WsgiApplication _application = (environ, start) => WsgiRespond.Text(environ, start, environ.Method);
        private readonly Receive _receive;
        private readonly Send _send;
        private readonly object _gate = new();
        private (SendOrPostCallback Callback, object? State)? _posted;

        private readonly bool _isGenerated;

        public Loop(WsgiGateway gateway, bool isGenerated)
        {
            _gateway = gateway;
            _isGenerated = isGenerated;
            _receive = () => new ValueTask<ReceiveEvent>(_body);
            _send = _ => default;
        }

        public override void Post(SendOrPostCallback d, object? state)
        {
            lock (_gate)
            {
                _posted = (d, state);
                Monitor.Pulse(_gate);
            }
        }

        public void Run(int requests)
        {
            var outer = Current;
            SetSynchronizationContext(this);
            for (var i = 0; i < requests; i++)
            {
                _scope.Begin(_request);
                var task = _isGenerated
                    ? _gateway.RunGeneratedAsync(_application, _scope, _receive, _send)
                    : _gateway.RunAsync(_application, _scope, _receive, _send);
                while (!task.IsCompleted)
                    RunOne();
                task.GetAwaiter().GetResult();
                _scope.End();
            }

            SetSynchronizationContext(outer);
        }

        private void RunOne()
        {
            (SendOrPostCallback Callback, object? State) work;
            lock (_gate)
            {
                while (_posted is null)
                    Monitor.Wait(_gate);
                work = _posted.Value;
                _posted = null;
            }

            work.Callback(work.State);
        }
    }
}
#endif
