using System.Diagnostics;
using System.Globalization;

namespace Platform.Benchmarks.Measuring;

/// <summary>Who used how much of the processors between two looks, in cores (1.0 is one core all the time). Linux only: reads /proc.</summary>
internal sealed class CpuMeter(IReadOnlyList<int> serverPids)
{
    // USER_HZ, in which /proc counts, is 100 on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly double _driver = Driver();
    private readonly double _servers = serverPids.Sum(Of);
    private readonly double _machine = Machine();

    public CpuShare Read()
    {
        var seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds;
        return new CpuShare(
            Math.Round((Driver() - _driver) / seconds, 3),
            serverPids.Count == 0 ? null : Math.Round((serverPids.Sum(Of) - _servers) / seconds, 3),
            Math.Round((Machine() - _machine) / seconds, 3));
    }

    private static double Driver() => Environment.CpuUsage.TotalTime.TotalSeconds;

    /// <summary>utime and stime, fields 14 and 15 of proc_pid_stat(5), counted after the name, which may hold anything.</summary>
    private static double Of(int pid)
    {
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (Number(fields[11]) + Number(fields[12])) / TicksPerSecond;
    }

    /// <summary>All but idle and iowait, of all processes.</summary>
    private static double Machine()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (Number(fields[1]) + Number(fields[2]) + Number(fields[3]) + Number(fields[6]) + Number(fields[7])) / TicksPerSecond;
    }

    private static double Number(string field) => double.Parse(field, CultureInfo.InvariantCulture);
}

/// <summary>Cores used by the driver, by the processes named with --server-pid, and by everything on the machine.</summary>
internal sealed record CpuShare(double DriverCores, double? ServerCores, double MachineCores);
