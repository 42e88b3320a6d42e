using System.Globalization;

namespace Platform.Benchmarks.Measuring;

/// <summary>Memory of the server's processes, in bytes.</summary>
/// <param name="Resident">VmRSS.</param>
/// <param name="Proportional">Pss: shared pages are counted in parts.</param>
/// <param name="Heap">Size of the garbage-collected heaps after a full collection; null when the runtime did not tell.</param>
internal sealed record ServerMemory(long Resident, long Proportional, long? Heap)
{
    /// <summary>Collects garbage in each process first, so that what is counted is in use.</summary>
    public static async Task<ServerMemory> ReadAsync(IReadOnlyList<int> pids, CancellationToken cancellationToken)
    {
        long? heap = 0;
        foreach (var pid in pids)
            heap += await GcHeap.CollectAsync(pid, cancellationToken);
        return new ServerMemory(
            ResidentOf(pids),
            pids.Sum(pid => Kilobytes($"/proc/{pid}/smaps_rollup", "Pss:")) * 1024,
            heap);
    }

    /// <summary>VmRSS as it is, garbage included.</summary>
    public static long ResidentOf(IReadOnlyList<int> pids) => pids.Sum(pid => Kilobytes($"/proc/{pid}/status", "VmRSS:")) * 1024;

    private static long Kilobytes(string file, string name)
    {
        var line = File.ReadLines(file).First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }
}
