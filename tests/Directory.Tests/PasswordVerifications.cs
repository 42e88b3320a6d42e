using System.Diagnostics.Metrics;

namespace Platform.Directory.Tests;

/// <summary>
/// Counts the hashes that one replica verifies. The time of a sign-in is the time of its hashes, and unlike time they can be
/// counted exactly.
/// </summary>
internal sealed class PasswordVerifications : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _count;

    public PasswordVerifications(TestService replica)
    {
        var meters = replica.App.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "directory.password.verifications" && instrument.Meter.Scope == meters) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, measurement, _, _) => Interlocked.Add(ref _count, measurement));
        _listener.Start();
    }

    public long Count => Interlocked.Read(ref _count);

    public void Dispose() => _listener.Dispose();
}
