using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Adapters.EndToEnd.Tests.Nginx;

/// <summary>A certificate for nginx and one for a client, in files, and the rules of a nginx that asks for the second.</summary>
internal sealed class Certificates : IAsyncDisposable
{
    private readonly string _directory;

    private Certificates(string directory, string client)
    {
        _directory = directory;
        Client = client;
    }

    /// <summary>The client's, as nginx gives it.</summary>
    public string Client { get; }

    /// <summary>Where nginx listens for TLS.</summary>
    public string Socket => Path.Combine(_directory, "tls.sock");

    public string Rules => $$"""
        listen unix:{{Socket}} ssl;
        ssl_certificate {{_directory}}/server.pem;
        ssl_certificate_key {{_directory}}/server.key;
        ssl_verify_client optional_no_ca;
        location = /certificate {
            PASS
            uwsgi_param SSL_CLIENT_S_DN $ssl_client_s_dn;
            uwsgi_param SSL_CLIENT_CERT $ssl_client_raw_cert;
        }
        """;

    /// <summary>For curl.</summary>
    public string[] ClientArguments => ["-k", "--cert", $"{_directory}/client.pem", "--key", $"{_directory}/client.key"];

    public static async Task<Certificates> CreateAsync()
    {
        var directory = await Task.Run(() => Directory.CreateTempSubdirectory("tls-").FullName);
        await WriteAsync(directory, "server", "CN=localhost");
        return new Certificates(directory, await WriteAsync(directory, "client", "CN=ada"));
    }

    public async ValueTask DisposeAsync() => await Task.Run(() => Directory.Delete(_directory, recursive: true));

    private static async Task<string> WriteAsync(string directory, string name, string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllTextAsync(Path.Combine(directory, name + ".key"), key.ExportPkcs8PrivateKeyPem());
        var pem = certificate.ExportCertificatePem() + "\n";
        await File.WriteAllTextAsync(Path.Combine(directory, name + ".pem"), pem);
        return pem;
    }
}
