using System;
using System.Collections.Generic;

/// <summary>What was entered, in order, while somebody looks.</summary>
public static class Walk
{
    private static readonly List<(int Thread, string File, string Member)> s_entered = new List<(int, string, string)>();
    private static volatile bool s_isRecording;

    public static void Enter(string file, string member)
    {
        if (!s_isRecording)
            return;
        lock (s_entered)
            s_entered.Add((Environment.CurrentManagedThreadId, file, member));
    }

    /// <summary>Begins anew.</summary>
    public static void Begin()
    {
        lock (s_entered)
            s_entered.Clear();
        s_isRecording = true;
    }

    /// <summary>Writes the files in the order in which they are entered, and how many they are.</summary>
    public static void End()
    {
        s_isRecording = false;
        var seen = new HashSet<string>();
        var (last, back) = ("", 0);
        foreach (var (thread, file, member) in s_entered)
        {
            if (file != last && !seen.Add(file))
                back++;
            Console.WriteLine($"{(file == last ? "" : file),-60} {member}  [{thread}]");
            last = file;
        }
        Console.WriteLine($"{seen.Count} files, {back} steps back into one already left, {s_entered.Count} functions");
    }
}
