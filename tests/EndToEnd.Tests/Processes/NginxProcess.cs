namespace Adapters.EndToEnd.Tests.Processes;

/// <summary>Debian's nginx in front of a server: a directory of its own, a port of its own, and no daemon.</summary>
internal sealed class NginxProcess : ChildProcess
{
    private readonly string _directory;

    private NginxProcess(string directory, int port, int unbufferedPort)
        : base("nginx", ["-p", directory, "-c", Path.Combine(directory, "nginx.conf"), "-e", "stderr"])
    {
        _directory = directory;
        Address = $"http://127.0.0.1:{port}";
        UnbufferedAddress = $"http://127.0.0.1:{unbufferedPort}";
    }

    public string Address { get; }

    /// <summary>Where it passes bodies on as they come, both ways.</summary>
    public string UnbufferedAddress { get; }

    /// <summary>The same as <see cref="Address"/>, for clients that have no address themselves.</summary>
    public string UnixAddress => $"unix:{_directory}/front.sock";

    /// <summary>
    /// Starts it before the address of a server, as that prints it: http and unix by proxy_pass, uwsgi by uwsgi_pass, SCGI by
    /// scgi_pass.
    /// </summary>
    /// <param name="upstream">The address.</param>
    /// <param name="rules">What its server has beside <c>location /</c>; PASS stands for the directives that pass a request on.</param>
    public static async Task<NginxProcess> StartAsync(string upstream, string rules)
    {
        var directory = await Task.Run(() => Directory.CreateTempSubdirectory("nginx-").FullName);
        var port = LocalPort.Find();
        var unbufferedPort = LocalPort.Find();
        await File.WriteAllTextAsync(
            Path.Combine(directory, "nginx.conf"), Configure(directory, port, unbufferedPort, Pass(upstream), rules));
        var nginx = new NginxProcess(directory, port, unbufferedPort);
        try
        {
            await Deadline.PollAsync(() => nginx.AnswersAsync(port), () => $"nginx does not answer:\n{string.Join('\n', nginx.Error)}");
            return nginx;
        }
        catch
        {
            await nginx.DisposeAsync();
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        // The master ends its worker only if it is asked to; killed, it would leave it behind.
        if (!HasExited)
            await StopAsync();
        await base.DisposeAsync();
        await Task.Run(() => Directory.Delete(_directory, recursive: true));
    }

    private static string Pass(string upstream) => upstream switch
    {
        _ when upstream.StartsWith("unix:") => $"proxy_pass http://{upstream}:;",
        _ when upstream.StartsWith("uwsgi+unix:") => $"include /etc/nginx/uwsgi_params; uwsgi_pass {upstream["uwsgi+".Length..]};",
        _ when upstream.StartsWith("uwsgi://") => $"include /etc/nginx/uwsgi_params; uwsgi_pass {upstream["uwsgi://".Length..]};",
        _ when upstream.StartsWith("scgi+unix:") =>
            $"include /etc/nginx/scgi_params; scgi_param PATH_INFO $document_uri; scgi_pass {upstream["scgi+".Length..]};",
        _ when upstream.StartsWith("scgi://") =>
            $"include /etc/nginx/scgi_params; scgi_param PATH_INFO $document_uri; scgi_pass {upstream["scgi://".Length..]};",
        _ => $"proxy_pass {upstream};",
    };

    /// <summary>Its worker must reach our files; one that is not started by root has no choice.</summary>
    private static string User => Environment.IsPrivilegedProcess ? "user root root;" : "";

    private static string Configure(string directory, int port, int unbufferedPort, string pass, string rules) => $$"""
        daemon off;
        {{User}}
        worker_processes 1;
        pid nginx.pid;
        error_log stderr warn;
        events { worker_connections 512; }
        http {
            access_log off;
            client_body_temp_path body; proxy_temp_path proxy; uwsgi_temp_path uwsgi; fastcgi_temp_path fastcgi; scgi_temp_path scgi;
            client_max_body_size 0;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $http_host;
            server {
                listen 127.0.0.1:{{port}};
                listen unix:{{directory}}/front.sock;
                location / { {{pass}} }
                {{rules.Replace("PASS", pass)}}
            }
            server {
                listen 127.0.0.1:{{unbufferedPort}};
                proxy_request_buffering off; proxy_buffering off; uwsgi_request_buffering off; uwsgi_buffering off;
                scgi_request_buffering off; scgi_buffering off;
                # Of itself nginx counts what has come of the body so far.
                location / { {{pass}} scgi_param CONTENT_LENGTH $content_length; }
            }
        }
        """;

    private Task<bool> AnswersAsync(int port) => HasExited
        ? throw new InvalidOperationException($"nginx has ended:\n{string.Join('\n', Error)}")
        : LocalPort.IsOpenAsync(port);
}
