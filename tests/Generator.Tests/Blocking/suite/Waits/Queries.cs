// Queries hand their values on from clause to clause in variables that nobody has written.
public sealed class Queries
{
    public async Task Beside(List<Job> jobs, Task task, int limit)
    {
        var some = (from job in jobs
                    let size = job.Size
                    where size > limit
                    let half = size / 2
                    from part in job.Parts
                    join other in jobs on part.Size equals other.Size into same
                    orderby half, part.Size descending
                    select (job, part, same.Count()) into row
                    group row by row.Item3 into rows
                    select rows.Key).ToList();
        task.Wait(); // ADPT101
        await task;
        task.Wait(); // -
        _ = (from job in jobs join other in jobs on job.Size equals other.Size select job.Size + other.Size).Sum();
        _ = from job in jobs from part in job.Parts let both = (job, part) select both.part.Size;
        task.Wait(); // -
        _ = some.Count;
    }

    public async Task Inside(List<Job> jobs, Task task)
    {
        _ = (from job in jobs let work = job.Work select work.Result).ToList(); // ADPT101
        _ = (from job in jobs from part in job.Parts select part.Work.Result).ToList(); // ADPT101
        _ = (from job in jobs join other in jobs on job.Size equals other.Size select other.Work.Result).ToList(); // ADPT101
        _ = (from job in jobs let size = Wait(task) select size).ToList(); // ADPT101
        await Task.WhenAll(from job in jobs select job.Work);
        _ = (from job in jobs select job.Work.Result).ToList(); // -
        await task;
        _ = (from job in jobs let size = job.Size where task.Wait(0) select size).ToList(); // -
        _ = (from job in jobs let size = job.Size let done = task select (size, done.IsCompleted)).ToList(); // -
    }

    public async Task Two(List<Job> jobs, Task<int> task, Task<int> other)
    {
        await task;
        _ = (from job in jobs let size = job.Size let sum = size + task.Result select sum).ToList(); // -
        _ = (from job in jobs let size = job.Size let sum = size + other.Result select sum).ToList(); // ADPT101
    }

    private static int Wait(Task task)
    {
        task.Wait();
        return 1;
    }

    public sealed record Job(int Size, Task<int> Work, List<Job> Parts);
}
