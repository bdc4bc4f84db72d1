using System.Text;
using Adapters.Server.Options;

namespace Adapters.Server.Tests.Options;

/// <summary>Renders runtime/docs/settings.md from the option table.</summary>
internal static class SettingsPage
{
    private const string Head = """
        # Settings

        <!-- Made from runtime/Server/Options/OptionTable.cs: ADAPTERS_WRITE_SETTINGS_PAGE=1 dotnet run --project tests/Server.Tests -->

        Every setting is a flag (`--name value` or `--name=value`) and an environment variable. The command line takes precedence over
        the environment, which takes precedence over the `ServerOptions` of the program. `--print-config` prints each value and its
        source; `--check-config` checks them and exits.

        Times are in seconds unless they have a unit: `30`, `1.5`, `250ms`, `2m`. They are at least 1 ms and at most one day. Time for
        which a handler blocks its event loop counts for the clients of that loop too. Sizes are in bytes. A switch in the environment is
        `true` or `false`. Several values in one variable are separated by commas.

        """;

    private const string SlowClients = """

        How slow a client may be:

        - **Sending a request body**: only the time for which the application waits for it counts. Data that the client sends in the meantime
          counts too.
        - **Reading a response**: the server checks a client for which it has more data than the kernel has room for. It counts the bytes that
          the client's system has acknowledged (over a unix socket, the bytes that the client has read), not those that the kernel has taken,
          which may be megabytes. A system acknowledges in steps: with a full receive buffer of the usual size, nothing until about 128 KiB
          are read. So the minimum rate is judged over the grace time plus the time that 128 KiB take at that rate, which is 9 minutes by
          default.
        - **The limits of this**: a client with such a buffer that reads less than 128 KiB in `--timeout-send` (by default 730 bytes per
          second) looks as if it had stopped, and its connection is closed. A client with a small buffer does not, and may read as slowly as
          the minimum rate. Systems other than Linux do not report what was acknowledged: there, the bytes that the kernel took count.
        - **Reading the last response of a connection**: once the kernel has taken the last byte of a response, the client is not checked any
          more if the connection continues with the next request. If the connection ends, the server ends its side after the response and
          keeps reading until the client's system has acknowledged all of it, and for two seconds after that (at most until the client ends
          its side): closing earlier would reset the connection and lose what the client has not read (RFC 9112, section 9.6). In the
          meantime, `--timeout-send` (without it, `--timeout-keep-alive`) and the minimum rate apply as before, and a stop still ends by its
          deadline.

        """;

    private const string Tail = """

        ## Instead of serving

        | flag | what it does |
        |---|---|

        """;

    private const string ExitCodes = """

        ## Exit status

        | status | when |
        |---|---|
        | 0 | stopped by a signal after the requests in progress were answered or cancelled; or the work of a flag above is done |
        | 1 | the output of a flag above could not be written to standard output |
        | 2 | a setting cannot be used: unknown option, bad value, address in use, no permission. One line on standard error reports which one, and what to do |
        | 3 | the application could not start (`lifespan.startup.failed`); its message is on standard error |
        | 4 | the stop did not complete in order: a handler blocked its loop, or the whole stop took longer than twice `--timeout-graceful-shutdown` plus 5 seconds. The log reports which |
        | 130, 143 | stopped at once by a second SIGINT or SIGTERM (128 plus the signal's number) |

        A status is kept if the program's own handlers of `AppDomain.ProcessExit` do not let the process exit: after two seconds, it ends
        without them.

        """;

    public static string Render()
    {
        var page = new StringBuilder(Head);
        var section = "";
        foreach (var option in OptionTable.Options)
        {
            if (option.Section != section && section == OptionTable.Timeouts)
                page.Append(SlowClients);
            if (option.Section != section)
                page.Append($"\n## {section = option.Section}\n\n| flag | environment | default | what it does |\n|---|---|---|---|\n");
            page.Append($"| {Flag(option)} | `{option.EnvironmentName}` | {Default(option)} | {option.Summary} |\n");
        }

        page.Append(Tail);
        foreach (var (flag, _, summary) in CommandLine.Commands)
            page.Append($"| `{flag}` | {summary} |\n");
        return page.Append(ExitCodes).ToString();
    }

    private static string Flag(Option option)
    {
        var flag = option.IsSwitch ? option.Flag : $"{option.Flag} {option.Syntax.Replace("|", "\\|")}";
        var opposite = option.Opposite is null ? "" : $", `{option.Opposite}`";
        return $"`{flag}`{opposite}{(option.IsRepeatable ? ", repeatable" : "")}";
    }

    private static string Default(Option option)
    {
        var value = option.Read(new ServerOptions());
        return value.Length == 0 ? "none" : $"`{value}`";
    }
}
