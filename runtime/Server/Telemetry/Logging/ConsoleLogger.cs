using System.Text;
using Adapters.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry.Logging;

/// <summary>A category of the console log.</summary>
internal sealed class ConsoleLogger(ConsoleLog log, byte[] category) : ILogger
{
    /// <summary>A chain of causes may be of any length; the first ones say what happened.</summary>
    private const int CausesAtMost = 16;

    /// <summary>The frames of an endless recursion are all the same.</summary>
    private const int FramesAtMost = 200;

    /// <summary>The bytes from which on no frame is added: the line must fit into the log's buffer.</summary>
    private const int LongEnough = 256 * 1024;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= log.Least && logLevel != LogLevel.None;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        // Formatted before the line is started: formatting may itself log, and each thread has only one line.
        var message = formatter(state, exception);
        var reason = exception is null ? null : Describe(exception);
        var stack = exception is null || log.Least > LogLevel.Debug ? null : ExceptionText.Stack(exception);
        var line = log.Start(logLevel, category).AddEscaped(message);
        if (reason is not null)
            line.Add(": "u8).AddEscaped(reason);
        if (stack is not null)
            AddStack(line, stack);
        log.Write(line);
    }

    private static string Describe(Exception exception)
    {
        var text = new StringBuilder(ExceptionText.Describe(exception));
        var cause = exception.InnerException;
        for (var count = 0; cause is not null && count < CausesAtMost; count++, cause = cause.InnerException)
            text.Append(" <- ").Append(ExceptionText.Describe(cause));
        return text.Append(cause is null ? "" : " <- ...").ToString();
    }

    private static void AddStack(LogLine line, string stack)
    {
        var count = 0;
        foreach (var frame in stack.AsSpan().EnumerateLines())
        {
            if (++count > FramesAtMost || line.Length > LongEnough)
            {
                line.Add("\n    ..."u8);
                return;
            }

            line.Add("\n    "u8).AddEscaped(frame.Trim().ToString());
        }
    }
}
