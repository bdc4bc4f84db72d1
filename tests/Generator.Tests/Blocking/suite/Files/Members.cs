using System.IO.Compression;
using System.IO.Pipes;
using System.Net.Security;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

public sealed class Members
{
    public async Task Whole(string path, byte[] bytes, string[] lines)
    {
        _ = File.ReadAllText(path); // ADPT103
        _ = await File.ReadAllTextAsync(path); // -
        _ = File.ReadAllBytes(path); // ADPT103
        _ = File.ReadAllLines(path); // ADPT103
        foreach (var line in File.ReadLines(path)) // ADPT103
            _ = line;
        File.WriteAllText(path, ""); // ADPT103
        File.WriteAllBytes(path, bytes); // ADPT103
        File.WriteAllLines(path, lines); // ADPT103
        File.AppendAllText(path, ""); // ADPT103
        File.AppendAllLines(path, lines); // ADPT103
        await File.AppendAllTextAsync(path, ""); // -
        File.Copy(path, path); // ADPT103
        File.Move(path, path); // ADPT103
        File.Delete(path); // ADPT103
        File.Replace(path, path, path); // ADPT103
        _ = File.Open(path, FileMode.Open); // ADPT103
        _ = File.OpenRead(path); // ADPT103
        _ = File.OpenText(path); // ADPT103
        _ = File.Create(path); // ADPT103
        _ = File.Exists(path); // -
        _ = Path.Combine(path, path); // -
        _ = Path.GetFileName(path); // -
    }

    public async Task Folders(string path, FileInfo file, DirectoryInfo folder)
    {
        await Task.Yield();
        Directory.CreateDirectory(path); // ADPT103
        Directory.Delete(path, true); // ADPT103
        Directory.Move(path, path); // ADPT103
        _ = Directory.GetFiles(path); // ADPT103
        _ = Directory.EnumerateFiles(path); // ADPT103
        _ = Directory.Exists(path); // -
        file.CopyTo(path); // ADPT103
        file.Delete(); // ADPT103
        file.MoveTo(path); // ADPT103
        _ = file.OpenRead(); // ADPT103
        _ = file.CreateText(); // ADPT103
        folder.Create(); // ADPT103
        _ = folder.GetFiles(); // ADPT103
        _ = folder.EnumerateDirectories(); // ADPT103
        _ = file.Name; // -
        _ = folder.FullName; // -
        _ = new FileInfo(path); // -
    }

    public async Task Streams(Stream stream, FileStream file, byte[] buffer)
    {
        _ = stream.Read(buffer, 0, 1); // ADPT103
        _ = stream.Read(buffer.AsSpan()); // ADPT103
        _ = await stream.ReadAsync(buffer); // -
        stream.Write(buffer, 0, 1); // ADPT103
        stream.Write(buffer.AsSpan()); // ADPT103
        _ = stream.ReadByte(); // ADPT103
        stream.WriteByte(1); // ADPT103
        stream.CopyTo(file); // ADPT103
        await stream.CopyToAsync(file); // -
        stream.Flush(); // ADPT103
        file.Flush(true); // ADPT103
        stream.ReadExactly(buffer); // ADPT103
        _ = stream.ReadAtLeast(buffer, 1); // ADPT103
        _ = stream.CanRead; // -
        _ = stream.Position; // -
        _ = file.Name; // -
    }

    public async Task Text(TextReader reader, TextWriter writer, StreamReader file, StreamWriter log, string path)
    {
        _ = reader.ReadLine(); // ADPT103
        _ = reader.ReadToEnd(); // ADPT103
        _ = await reader.ReadToEndAsync(); // -
        _ = reader.Read(); // ADPT103
        _ = file.ReadLine(); // ADPT103
        writer.Write("x"); // ADPT103
        writer.WriteLine("x"); // ADPT103
        await writer.WriteLineAsync("x"); // -
        log.Write('x'); // ADPT103
        log.Flush(); // ADPT103
        _ = new StreamReader(path); // ADPT103
        _ = new StreamWriter(path); // ADPT103
        _ = file.CurrentEncoding; // -
        log.AutoFlush = true; // -
    }

    public async Task Binary(BinaryReader reader, BinaryWriter writer, Microsoft.Win32.SafeHandles.SafeFileHandle handle, byte[] buffer)
    {
        await Task.Yield();
        _ = reader.ReadInt32(); // ADPT103
        _ = reader.ReadString(); // ADPT103
        writer.Write(1); // ADPT103
        writer.Flush(); // ADPT103
        _ = RandomAccess.Read(handle, buffer.AsSpan(), 0); // ADPT103
        RandomAccess.Write(handle, buffer, 0); // ADPT103
        _ = await RandomAccess.ReadAsync(handle, buffer.AsMemory(), 0); // -
    }

    public async Task Formats(Stream stream, string path, string text)
    {
        _ = JsonSerializer.Deserialize<int>(stream); // ADPT103
        _ = JsonSerializer.Deserialize<int>(text); // -
        JsonSerializer.Serialize(stream, 1); // ADPT103
        _ = JsonSerializer.Serialize(1); // -
        await JsonSerializer.SerializeAsync(stream, 1); // -
        _ = JsonDocument.Parse(stream); // ADPT103
        _ = JsonDocument.Parse(text); // -
        _ = XDocument.Load(path); // ADPT103
        _ = XDocument.Load(stream); // ADPT103
        _ = XDocument.Parse(text); // -
        _ = XElement.Load(path); // ADPT103
        new XDocument().Save(new StreamWriter(stream)); // ADPT103
        new XDocument().Save(new StreamWriter(stream), SaveOptions.None); // ADPT103
        new XDocument().Save(new StringWriter(), SaveOptions.None); // -
        new XDocument().Save(new StringWriter()); // -
        XmlReader reader = XmlReader.Create(new StringReader(text));
        _ = reader.Read(); // -
        _ = reader.ReadOuterXml(); // -
        XmlWriter writer = XmlWriter.Create(new StringWriter());
        writer.WriteElementString("a", "b"); // -
        writer.Flush(); // -
        new XDocument().Save(writer); // -
        _ = XDocument.Load(reader, LoadOptions.None); // -
    }

    public async Task Archives(string path, GZipStream zip, byte[] buffer, ZipArchiveEntry entry)
    {
        await Task.Yield();
        ZipFile.ExtractToDirectory(path, path); // ADPT103
        ZipFile.CreateFromDirectory(path, path); // ADPT103
        _ = ZipFile.OpenRead(path); // ADPT103
        _ = zip.Read(buffer, 0, 1); // ADPT103
        entry.ExtractToFile(path); // ADPT103
        _ = entry.FullName; // -
    }

    public async Task Pipes(NamedPipeServerStream server, NamedPipeClientStream client, SslStream ssl)
    {
        server.WaitForConnection(); // ADPT103
        server.EndWaitForConnection(server.BeginWaitForConnection(null, null)); // ADPT101
        _ = server.BeginWaitForConnection(null, null); // -
        await server.WaitForConnectionAsync(); // -
        client.Connect(); // ADPT103
        ssl.AuthenticateAsClient("host"); // ADPT103
        await ssl.AuthenticateAsClientAsync("host"); // -
        _ = ssl.IsAuthenticated; // -
    }
}
