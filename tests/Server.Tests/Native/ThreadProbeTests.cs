using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Adapters.Server.Native;
using Adapters.Server.Tests.Transports;

namespace Adapters.Server.Tests.Native;

public class ThreadProbeTests
{
    [Fact]
    public void A_thread_that_waits_for_a_peer_tells_whom_it_waits_for()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc is Linux's");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Connect(listener.LocalEndpoint);
        using var peer = listener.AcceptSocket();
        using var probes = new BlockingCollection<ThreadProbe>();
        var thread = new Thread(() =>
        {
            probes.Add(new ThreadProbe());
            client.Receive(new byte[1]);
        });
        thread.Start();
        var probe = probes.Take();

        var expected = $" of a socket to {listener.LocalEndpoint}";
        Assert.True(SpinWait.SpinUntil(() => probe.FindWait()?.Contains(expected) == true, Patience.Limit), probe.FindWait());
        Assert.StartsWith("recv", probe.FindWait());
        Assert.Equal(ThreadActivity.InSystemCall, probe.Inspect());
        peer.Send("x"u8);
        thread.Join();
        // Its thread in the kernel ends a moment later.
        Assert.True(SpinWait.SpinUntil(() => probe.FindWait() is null, Patience.Limit), probe.FindWait());
    }

    [Theory]
    [InlineData("5784230 7992640 19\n", 7_992)]
    [InlineData("0 0 0\n", 0)]
    [InlineData("", null)]
    [InlineData("1 x 2\n", null)]
    public void The_wait_for_a_processor_is_the_second_of_the_statistics(string text, int? microseconds) =>
        Assert.Equal(microseconds, ThreadProbe.ParseProcessorWait(text)?.TotalMicroseconds);

    [Theory]
    [InlineData(51, "Computing", "WaitingForProcessor")]
    [InlineData(51, "Computing", "Computing", 49)]
    [InlineData(50, "Computing", "Computing")]
    [InlineData(0, "Computing", "Computing")]
    [InlineData(99, "Waiting", "Waiting")]
    [InlineData(99, "InSystemCall", "InSystemCall")]
    [InlineData(99, "Unknown", "Unknown")]
    public void A_thread_that_could_run_and_got_no_processor_for_most_of_100_ms_is_not_said_to_compute(
        int waited, string seen, string judged, int limit = 1_000) =>
        Assert.Equal(
            Enum.Parse<ThreadActivity>(judged),
            ThreadProbe.Judge(
                Enum.Parse<ThreadActivity>(seen), TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(waited),
                TimeSpan.FromMilliseconds(limit)));

    [Theory]
    [InlineData("running\n", null)]
    [InlineData("-1 0x7ffe 0x7f01\n", null)]
    [InlineData("", null)]
    [InlineData("9999 0x0 0x0\n", "system call 9999")]
    public void What_the_kernel_says_of_a_system_call_is_named(string text, string? expected) =>
        Assert.Equal(expected, SystemCall.Describe(text));

    [Fact]
    public void A_call_without_a_descriptor_is_its_name()
    {
        var futex = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 202 : 98;

        Assert.Equal("futex", SystemCall.Describe($"{futex} 0x7f01 0x80 0x0 0x0 0x0 0x0 0x7ffe 0x7f02\n"));
    }

    [Fact]
    public void A_descriptor_that_is_no_socket_is_described_by_its_file()
    {
        using var file = File.OpenHandle("/dev/null");
        var read = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 0 : 63;

        Assert.Equal("read of /dev/null", SystemCall.Describe($"{read} 0x{file.DangerousGetHandle():x} 0x0\n"));
    }

    [Fact]
    public void A_stack_is_described_by_its_upper_functions() => Assert.Equal(
        "futex_do_wait < __futex_wait < futex_wait < do_futex < __x64_sys_futex",
        KernelStack.Shorten("""
            [<0>] futex_do_wait+0x38/0x70
            [<0>] __futex_wait+0x91/0x100
            [<0>] futex_wait+0x69/0x110
            [<0>] do_futex+0x11d/0x1f0
            [<0>] __x64_sys_futex+0x121/0x1e0
            [<0>] do_syscall_64+0x71/0x290
            """));
}
