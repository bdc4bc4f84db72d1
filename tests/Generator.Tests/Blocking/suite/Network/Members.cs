using System.Net;
using System.Net.Mail;
using System.Net.NetworkInformation;
using System.Net.Sockets;

#pragma warning disable SYSLIB0014
public sealed class Members
{
    public async Task Http(HttpClient client, HttpRequestMessage request, HttpContent content, Stream stream)
    {
        _ = client.Send(request); // ADPT104
        _ = await client.SendAsync(request); // -
        _ = content.ReadAsStream(); // ADPT104
        content.CopyTo(stream, null, default); // ADPT104
        _ = await content.ReadAsStringAsync(); // -
        client.CancelPendingRequests(); // -
        client.DefaultRequestHeaders.Add("a", "b"); // -
        _ = new WebClient().DownloadString("http://a"); // ADPT104
        _ = new WebClient().UploadString("http://a", ""); // ADPT104
        _ = WebRequest.Create("http://a").GetResponse(); // ADPT104
        _ = WebRequest.Create("http://a"); // -
        _ = WebRequest.Create("http://a").GetRequestStream(); // ADPT104
    }

    public async Task Names(Ping ping)
    {
        _ = Dns.GetHostAddresses("a"); // ADPT104
        _ = Dns.GetHostEntry("a"); // ADPT104
        _ = Dns.GetHostName(); // -
        _ = await Dns.GetHostAddressesAsync("a"); // -
        _ = ping.Send("a"); // ADPT104
        _ = await ping.SendPingAsync("a"); // -
    }

    public async Task Clients(TcpClient tcp, TcpListener listener, UdpClient udp, byte[] bytes, SmtpClient smtp, MailMessage mail, HttpListener http)
    {
        tcp.Connect("a", 1); // ADPT104
        await tcp.ConnectAsync("a", 1); // -
        _ = tcp.GetStream(); // -
        _ = new TcpClient("a", 1); // ADPT104
        _ = new TcpClient(); // -
        _ = listener.AcceptTcpClient(); // ADPT104
        _ = listener.AcceptSocket(); // ADPT104
        listener.Start(); // -
        _ = listener.Pending(); // -
        var end = new IPEndPoint(IPAddress.Any, 0);
        _ = udp.Receive(ref end); // ADPT104
        _ = udp.Send(bytes, 1); // ADPT104
        smtp.Send(mail); // ADPT104
        await smtp.SendMailAsync(mail); // -
        _ = http.GetContext(); // ADPT104
        http.Start(); // -
        http.GetContextAsync().GetAwaiter().OnCompleted(() => { }); // -
    }

    public async Task Listeners(HttpListenerResponse response, byte[] answer)
    {
        await Task.Yield();
        response.Close(answer, true); // ADPT104
        response.Close(answer, false); // -
        response.Close(); // -
    }

    public async Task Sockets(Socket socket, byte[] bytes, EndPoint end)
    {
        socket.Connect("a", 1); // ADPT104
        await socket.ConnectAsync("a", 1); // -
        _ = socket.Accept(); // ADPT104
        _ = socket.Send(bytes); // ADPT104
        _ = socket.Send(bytes, SocketFlags.None); // ADPT104
        _ = socket.Receive(bytes); // ADPT104
        _ = socket.SendTo(bytes, end); // ADPT104
        _ = socket.ReceiveFrom(bytes, ref end); // ADPT104
        socket.SendFile("a"); // ADPT104
        socket.Disconnect(true); // ADPT104
        Socket.Select(new List<Socket>(), null, null, 1000); // ADPT104
        socket.Bind(end); // -
        socket.Listen(1); // -
        socket.Shutdown(SocketShutdown.Both); // -
        socket.Close(); // -
        socket.Close(5); // ADPT104
        socket.Close(0); // -
        new NetworkStream(socket).Close(5); // ADPT104
        new NetworkStream(socket).Close(TimeSpan.FromSeconds(1)); // ADPT104
        _ = socket.Available; // -
        _ = socket.Poll(1000, SelectMode.SelectRead); // ADPT104
        _ = socket.Poll(0, SelectMode.SelectRead); // -
        Socket.Select(new List<Socket>(), null, null, 0); // -
    }
}
