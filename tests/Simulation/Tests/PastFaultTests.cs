using Adapters.Simulation.Clients;
using Adapters.Simulation.Handlers;
using Adapters.Simulation.Scheduling;
using Adapters.Simulation.Worlds;
using static Adapters.Simulation.Handlers.HandlerAct;

namespace Adapters.Simulation.Tests;

/// <summary>
/// The inputs of faults that the server once had, each as the plan of a run, in as many orders as there are seeds. Each fails
/// when its fault is put back; the order of the seeds is all that is drawn.
/// </summary>
public sealed class PastFaultTests
{
    private const int Orders = 300;

    private readonly Machine _machine = new();
    private int _number;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Who_leaves_in_the_middle_of_a_body_that_nobody_reads_leaves_nothing_to_the_next(bool waits) => Run(() => new(
        Plan(),
        new ClientPlan
        {
            Name = "leaves", LeavesAfter = 99,
            Requests = { Post(1_000, waits ? [new(Pause), new(Start), new(Last, 10)] : [new(Start), new(Last, 10)]) },
        },
        new ClientPlan { Name = "next", Requests = { Get(new(Pause), new(Start), new(Last, 10)), Get(new(Start), new(Last, 10)) } }));

    [Theory]
    [InlineData(Spoiling.Size, HandlerKind.Raw)]
    [InlineData(Spoiling.End, HandlerKind.Raw)]
    [InlineData(Spoiling.Trailer, HandlerKind.Raw)]
    [InlineData(Spoiling.Size, HandlerKind.Synchronous)]
    [InlineData(Spoiling.Trailer, HandlerKind.Synchronous)]
    internal void A_wait_for_a_chunk_that_is_malformed_ends_once(Spoiling spoiling, HandlerKind kind) => Run(() => new(
        Plan(readAhead: 0),
        new ClientPlan
        {
            Name = "malformed", LongestPiece = 400,
            Requests = { Chunked(1_000, spoiling, kind, new(Start), new(HandlerAct.Receive), new(ReceiveAll), new(Last, 10)) },
        },
        new ClientPlan
        {
            Name = "next", StartsAfter = 10, Requests = { Chunked(1_000, Spoiling.None, kind, new(Start), new(ReceiveAll), new(Last, 10)) },
        }));

    [Theory]
    [InlineData(HandlerKind.Raw)]
    [InlineData(HandlerKind.Synchronous)]
    internal void A_wait_for_a_body_ends_when_its_client_resets_while_it_is_asked_to_continue(HandlerKind kind) => Run(() => new(
        Plan(readAhead: 0, overtake: 40),
        new ClientPlan
        {
            Name = "resets", Leaving = Leaving.Reset, LeavesBeforeBody = true,
            Requests = { Expecting(1_000, kind, new(Pause), new(Start), new(ReceiveAll), new(Last, 10)) },
        },
        new ClientPlan
        {
            Name = "next", StartsAfter = 10, Requests = { Expecting(1_000, kind, new(Start), new(ReceiveAll), new(Last, 10)) },
        }));

    [Fact]
    public void A_synchronous_application_that_reads_is_notified_that_its_client_is_gone() => Run(() => new(
        Plan(readAhead: 0),
        new ClientPlan
        {
            Name = "resets", Leaving = Leaving.Reset, LeavesAfter = 600, LongestPiece = 200,
            Requests = { Sync(10_000, new(Start), new(HandlerAct.Receive), new(ReceiveAll), new(Last, 10)) },
        },
        new ClientPlan { Name = "next", StartsAfter = 10, Requests = { Sync(1_000, new(Start), new(ReceiveAll), new(Last, 10)) } }));

    [Fact]
    public void A_body_that_fills_the_block_to_its_end_while_the_handler_is_busy_is_received_whole() => Run(() => new(
        Plan(),
        new ClientPlan
        {
            Name = "uploads",
            Requests = { Post(100_000, new(Pause), new(Sleep, 500), new(ReceiveAll), new(Start), new(Last, 10)),
                Get(new(Start), new(Last, 10)) },
        }));

    [Theory]
    [InlineData(128 * 1024)]
    [InlineData(32 * 1024)]
    [InlineData(1_000)]
    public void Requests_that_waited_for_room_are_taken_up_again_once_there_is_some(int room) => Run(() => new(
        Plan(),
        new ClientPlan
        {
            Name = "pipelines",
            Pipelines = true,
            ReceiveBuffer = room,
            Requests =
            {
                Get(new(Start), new(Last, 10_000)), Get(new(Start), new(Last, 10_000)), Get(new(Start), new(Last, 10_000)),
                Get(new(Start), new(Last, 10_000)), Get(new(Start), new(Last, 10_000)), Get(new(Start), new(Last, 10_000)),
            },
        }));

    [Fact]
    public void A_part_waits_for_room_behind_a_large_head_and_output_that_is_queued() => Run(() => new(
        Plan(),
        new ClientPlan
        {
            Name = "pipelines",
            Pipelines = true,
            ReceiveBuffer = 1_000,
            Requests = { Get(new(Start), new(Last, 16_000)), Get(new(Start), new(Last, 16_000)),
                Padded(20_000, new(Start), new(Part, 16_000), new(Last, 16_000)) },
        }));

    [Fact]
    public void A_client_is_asked_to_continue_before_the_head_of_a_response_that_has_begun() => Run(() => new(
        Plan(),
        new ClientPlan
        {
            Name = "expects",
            Requests =
            {
                Expecting(1_000, HandlerKind.Raw, new(Start), new(ReceiveAll), new(Part, 10), new(Last, 10)),
                Get(new(Start), new(Last, 10)),
            },
        }));

    [Fact]
    public void A_handler_that_waits_owns_no_block_for_what_it_has_used() => Run(() => new(
        Plan(),
        new ClientPlan
        {
            Name = "slow",
            LongestPiece = 200,
            SleepPercent = 50,
            SleepMilliseconds = 1,
            Requests =
            {
                Post(
                    1_000, new(Start), new(HandlerAct.Receive), new(Pause), new(Echo), new(HandlerAct.Receive), new(Pause), new(Part),
                    new(ReceiveAll), new(Last, 10)),
            },
        }));

    /// <summary>The end of its side comes while the first request is at work: it holds for the one behind it too.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3_000)]
    [InlineData(100_000)]
    public void Who_ends_its_side_is_gone_for_the_requests_that_wait_their_turn(int behind) => Run(() => new(
        Plan(),
        new ClientPlan
        {
            Name = "ends",
            Pipelines = true,
            Leaving = Leaving.EndSide,
            LeavesAfter = 160 + (behind * 9 / 10),
            Requests =
            {
                Get(new(Sleep, 10), new(Start), new(Last, 10)),
                Get(new(Start), new(ReceiveAll), new(AwaitEnd), new(Last, 10)),
                Post(behind + 1_000, new(ReceiveAll), new(Start), new(Last, 10)),
            },
        }));

    private static WorldPlan Plan(int readAhead = ServerOptions.DefaultBodyReadAhead, int overtake = 0) => new()
    {
        Options = new ServerOptions { Loops = 1, Threads = 2, Queue = 8, AccessLog = true, BodyReadAhead = readAhead },
        OvertakePercent = overtake,
        ShortPercent = 20,
        InterleavePercent = 20,
        HasUnevenWeights = true,
    };

    private RequestPlan Get(params HandlerStep[] steps) => new(++_number) { Handler = Handler(HandlerKind.Raw, steps) };

    private RequestPlan Padded(int padding, params HandlerStep[] steps) =>
        new(++_number) { Handler = new HandlerPlan { Steps = [.. steps], Padding = padding } };

    private RequestPlan Post(int length, params HandlerStep[] steps) => WithBody(length, RequestFraming.Length, HandlerKind.Raw, steps);

    private RequestPlan Sync(int length, params HandlerStep[] steps) =>
        WithBody(length, RequestFraming.Length, HandlerKind.Synchronous, steps);

    private RequestPlan Expecting(int length, HandlerKind kind, params HandlerStep[] steps) =>
        WithBody(length, RequestFraming.Length, kind, steps, expects100: true);

    private RequestPlan Chunked(int length, Spoiling spoiling, HandlerKind kind, params HandlerStep[] steps) =>
        WithBody(length, RequestFraming.Chunked, kind, steps, spoiling: spoiling);

    private RequestPlan WithBody(
        int length, RequestFraming framing, HandlerKind kind, HandlerStep[] steps, bool expects100 = false,
        Spoiling spoiling = Spoiling.None) => new(++_number)
        {
            Method = "POST",
            Framing = framing,
            Expects100 = expects100,
            Spoiling = spoiling,
            Body = Pattern.Make('Q', _number, length),
            Handler = Handler(kind, steps),
        };

    private static HandlerPlan Handler(HandlerKind kind, HandlerStep[] steps) => kind == HandlerKind.Synchronous
        ? new HandlerPlan { Kind = kind, Route = "sync", Steps = [.. steps], IsLazy = true }
        : new HandlerPlan { Steps = [.. steps] };

    private void Run(Func<Scenario> makeScenario)
    {
        for (var seed = 1UL; seed <= Orders; seed++)
        {
            _number = 0;
            var violation = Simulator.Run(new Decisions(seed), _machine, scenario: makeScenario()).Violation;
            Assert.True(violation is null, $"in order {seed}, {violation?.Oracle}: {violation?.Message}");
        }
    }
}
