using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Benchmarks.Driver;
using Platform.Benchmarks.Measuring;

namespace Platform.Benchmarks.Reporting;

/// <summary>What a scenario found. Times are milliseconds, memory is bytes, rates are per second; what a scenario does not measure is null.</summary>
internal sealed record BenchmarkResult(string Scenario)
{
    /// <summary>Rate at which the latencies were measured.</summary>
    public double? Rate { get; init; }

    /// <summary>Highest rate that was sustained; null when a fixed rate was asked for.</summary>
    public double? SustainedPerSecond { get; init; }

    /// <summary>What was achieved at <see cref="Rate"/>.</summary>
    public double? AchievedPerSecond { get; init; }

    public double? AckP50Ms { get; init; }

    public double? AckP99Ms { get; init; }

    public double? DeliveredP50Ms { get; init; }

    public double? DeliveredP99Ms { get; init; }

    /// <summary>Receptions a second at <see cref="Rate"/>, over all connections; the sender's own counts.</summary>
    public double? DeliveriesPerSecond { get; init; }

    /// <summary>Receptions a second at <see cref="SustainedPerSecond"/>.</summary>
    public double? SustainedDeliveriesPerSecond { get; init; }

    /// <summary>How late the driver itself sent; a large value means that the driver, not the server, was measured.</summary>
    public double? DriverLagP99Ms { get; init; }

    public double? NewestP50Ms { get; init; }

    public double? NewestP99Ms { get; init; }

    public double? DeepP50Ms { get; init; }

    public double? DeepP99Ms { get; init; }

    /// <summary>Messages in the conversation whose history is read.</summary>
    public long? Messages { get; init; }

    public int? Connections { get; init; }

    public int? People { get; init; }

    /// <summary>People of each channel.</summary>
    public int? Members { get; init; }

    public double? ResidentBytesPerConnection { get; init; }

    public double? ProportionalBytesPerConnection { get; init; }

    public double? HeapBytesPerConnection { get; init; }

    public long? ResidentBytes { get; init; }

    public long? HeapBytes { get; init; }

    /// <summary>From the drop until the last connection was live again.</summary>
    public double? AllLiveMs { get; init; }

    public double? LiveP50Ms { get; init; }

    public double? LiveP99Ms { get; init; }

    public int? BodyBytes { get; init; }

    public double? DurationSeconds { get; init; }

    /// <summary>Acknowledged sends or receptions that never came.</summary>
    public long? Lost { get; init; }

    /// <summary>Messages that came twice, out of order or after a gap.</summary>
    public long? Disorder { get; init; }

    /// <summary>Calls that the server refused, and connections that it cut.</summary>
    public long? Errors { get; init; }

    public string? FirstError { get; init; }

    public BrowserFigures? Browser { get; init; }

    public ReminderFigures? Reminders { get; init; }

    public CpuShare? Cpu { get; init; }

    public IReadOnlyList<Step>? Steps { get; init; }

    public string? Tenant { get; init; }

    public string? Mode { get; init; }

    public DateTimeOffset MeasuredAt { get; init; } = TimeProvider.System.GetUtcNow();

    public Machine Machine { get; init; } = Machine.Here();

    /// <summary>With the latencies of one step.</summary>
    public BenchmarkResult With(Step step, Traffic traffic) => this with
    {
        Rate = step.Rate,
        AchievedPerSecond = step.Achieved,
        AckP50Ms = step.AckP50Ms,
        AckP99Ms = step.AckP99Ms,
        DeliveredP50Ms = step.DeliveredP50Ms,
        DeliveredP99Ms = step.DeliveredP99Ms,
        DriverLagP99Ms = step.DriverLagP99Ms,
        Lost = step.Lost,
        Disorder = traffic.Disorder,
        Errors = traffic.Errors + traffic.Cut,
        FirstError = traffic.FirstError,
        Cpu = step.Cpu,
    };

    public async Task WriteAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(stream, this, ResultJson.Default.BenchmarkResult, cancellationToken);
    }
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BenchmarkResult))]
internal sealed partial class ResultJson : JsonSerializerContext;
