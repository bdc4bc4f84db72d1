namespace Adapters.Generator.Background;

/// <summary>A fault in the text of a schedule, at some of its characters.</summary>
internal readonly record struct ScheduleError(int Start, int Length, string Message);
