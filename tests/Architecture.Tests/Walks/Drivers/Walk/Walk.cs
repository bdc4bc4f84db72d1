using System;
using System.Collections.Generic;
using System.Threading;

/// <summary>
/// What a reader opens, in order: the functions that were entered while somebody looked. One that calls nothing else of ours is not
/// opened, since its name says what it does; nor is what threads beside the one of interest do.
/// </summary>
public static class Walk
{
    private static readonly List<Step> s_steps = new List<Step>();
    private static readonly ThreadLocal<Stack<Step>> s_open = new ThreadLocal<Stack<Step>>(() => new Stack<Step>());
    private static volatile bool s_isRecording;

    public static Step Enter(string file, string member)
    {
        if (!s_isRecording)
            return null;
        var open = s_open.Value;
        if (open.Count > 0)
            open.Peek().LeadsOn = true;
        var step = new Step(file, member, open);
        open.Push(step);
        lock (s_steps)
            s_steps.Add(step);
        return step;
    }

    public static void Begin() => s_isRecording = true;

    /// <summary>Writes the files in the order in which they are opened, and how many they are.</summary>
    public static void End()
    {
        s_isRecording = false;
        var seen = new HashSet<string>();
        var (last, back, functions, busiest) = ("", 0, 0, BusiestThread());
        foreach (var step in s_steps.FindAll(step => step.LeadsOn && step.Thread == busiest))
        {
            if (step.File != last && !seen.Add(step.File))
                back++;
            Console.WriteLine($"{(step.File == last ? "" : step.File),-60} {step.Member}");
            last = step.File;
            functions++;
        }
        Console.WriteLine($"{seen.Count} files, {back} steps back into one already left, {functions} functions");
    }

    private static int BusiestThread()
    {
        var counts = new Dictionary<int, int>();
        foreach (var step in s_steps)
            counts[step.Thread] = counts.TryGetValue(step.Thread, out var count) ? count + 1 : 1;
        var busiest = 0;
        foreach (var thread in counts.Keys)
            busiest = busiest == 0 || counts[thread] > counts[busiest] ? thread : busiest;
        return busiest;
    }

    /// <summary>One function that was entered, until it is left.</summary>
    public sealed class Step : IDisposable
    {
        private readonly Stack<Step> _open;

        public Step(string file, string member, Stack<Step> open)
        {
            File = file;
            Member = member;
            _open = open;
        }

        public string File { get; }

        public string Member { get; }

        public int Thread { get; } = Environment.CurrentManagedThreadId;

        public bool LeadsOn { get; set; }

        // What waited is left later, and elsewhere.
        public void Dispose()
        {
            if (Thread == Environment.CurrentManagedThreadId && _open.Count > 0 && _open.Peek() == this)
                _open.Pop();
        }
    }
}
