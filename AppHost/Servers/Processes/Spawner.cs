using System.Collections.Concurrent;
using System.Diagnostics;

namespace Platform.Servers.Processes;

/// <summary>
/// Starts every child from one thread that lives as long as this process. Linux sends the parent-death signal
/// (prctl(2), PR_SET_PDEATHSIG) when the starting <em>thread</em> ends, and threads of the pool end whenever they are idle.
/// </summary>
internal static class Spawner
{
    private static readonly BlockingCollection<Action> Work = [];

    static Spawner() => new Thread(Run) { IsBackground = true, Name = "Spawner" }.Start();

    public static Task<Process> StartAsync(Func<Process> start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() =>
        {
            try
            {
                started.SetResult(start());
            }
            catch (Exception exception)
            {
                started.SetException(exception);
            }
        });
        return started.Task;
    }

    private static void Run()
    {
        foreach (var work in Work.GetConsumingEnumerable())
        {
            work();
        }
    }
}
