using System.Runtime.InteropServices;

namespace Platform.Benchmarks.Measuring;

/// <summary>What a figure was measured on.</summary>
internal sealed record Machine(int Cores, string Processor, double MemoryGb, string Kernel, string Runtime)
{
    public static Machine Here()
    {
        var processor = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        return new Machine(
            Environment.ProcessorCount,
            processor?[(processor.IndexOf(':', StringComparison.Ordinal) + 2)..] ?? RuntimeInformation.ProcessArchitecture.ToString(),
            Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9, 1),
            $"Linux {File.ReadAllText("/proc/sys/kernel/osrelease").Trim()}, {RuntimeInformation.OSDescription}",
            RuntimeInformation.FrameworkDescription);
    }
}
